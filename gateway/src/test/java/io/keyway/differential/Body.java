package io.keyway.differential;

import io.keyway.model.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * A query inside of another.
 *
 * @param sql the query; its columns are named c0, c1 and so on
 * @param types of its columns
 */
record Body(Sql sql, List<CellType> types) {
    /**
     * What a query may select.
     *
     * @param sql an expression
     * @param type its type
     */
    record Output(Sql sql, CellType type) {
        static Output of(Source.Ref ref) {
            return new Output(Sql.of(ref), ref.type());
        }
    }

    /** {@code SELECT} of expressions, and what follows them. */
    static Body select(String select, List<Output> outputs, Object... rest) {
        List<Sql> named = new ArrayList<>();
        for (Output output : outputs) {
            named.add(Sql.of(output.sql(), " AS c", named.size()));
        }
        return new Body(
                Sql.of(select, " ", Sql.join(", ", named), Sql.of(rest)),
                outputs.stream().map(Output::type).toList());
    }

    /** Its columns, as a table that stands for it declares them. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (CellType type : types) {
            String name = "c" + columns.size();
            columns.add(new Column(name, type.cql(), true, name));
        }
        return columns;
    }
}
