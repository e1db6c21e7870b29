package io.keyway.plan.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A query whose names are resolved.
 *
 * @param query the query
 * @param columns its columns; null when they are not known
 */
record Output(SqlNode query, @Nullable List<OutputColumn> columns) {
    /**
     * A column of a query's result.
     *
     * @param name its name, as in PostgreSQL
     * @param known whether Calcite gives it the same name
     */
    record OutputColumn(String name, boolean known) {}

    /** The columns' names; null when the columns are not known. */
    @Nullable
    List<String> names() {
        return columns == null ? null : columns.stream().map(OutputColumn::name).toList();
    }

    /**
     * Names that are told apart, some of them given.
     *
     * @param given names for the first columns
     * @return null when the columns are not known
     */
    @Nullable
    List<String> distinctNames(List<String> given) {
        List<String> names = namedBy(given);
        if (names == null) {
            return null;
        }
        Set<String> seen = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String name : names) {
            String unique = name;
            for (int i = 1; !seen.add(unique); i++) {
                unique = name + "$" + i;
            }
            distinct.add(unique);
        }
        return distinct;
    }

    /** The columns' names with the first ones replaced by those given. */
    @Nullable
    List<String> namedBy(List<String> given) {
        if (columns == null || given.size() > columns.size()) {
            return null;
        }
        List<String> names = new ArrayList<>(given);
        columns.subList(given.size(), columns.size()).forEach(column -> names.add(column.name()));
        return names;
    }

    /** Whether Calcite calls the columns by these names without being told. */
    boolean isCalled(List<String> names) {
        return columns != null && columns.stream().allMatch(OutputColumn::known) && names.equals(names());
    }

    /** Names as a list of columns. */
    static SqlNodeList list(List<String> names, SqlParserPos pos) {
        return new SqlNodeList(
                names.stream().map(name -> new SqlIdentifier(name, pos)).toList(), pos);
    }
}
