package io.keyway.differential;

import io.keyway.model.ClusteringColumn;
import io.keyway.model.Column;
import io.keyway.model.Dependency;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes logical tables with query tables of all kinds. */
final class ModelGenerator {
    private final Choice choice;

    ModelGenerator(Choice choice) {
        this.choice = choice;
    }

    /** A logical table whose every column can be reached from its first query table. */
    LogicalTable table(String name) {
        List<Column> columns = columns();
        List<String> names = columns.stream().map(Column::name).toList();
        List<String> key = names.subList(0, 2);
        Dependency dependency = dependency(names.subList(2, names.size()));
        List<QueryTable> queryTables =
                new ArrayList<>(choice.percent(80) ? apart(name, names) : chained(name, columns));
        queryTables.add(pinning(name + "_q2", columns, key));
        queryTables.add(pinning(name + "_q3", columns, key));
        if (choice.percent(60)) {
            queryTables.add(distinct(name + "_q4", dependency, names));
        }
        return new LogicalTable(name, columns, key, Optional.empty(), List.of(dependency), queryTables);
    }

    /** Two tables that hold all columns, and either gives the key by which the other is read. */
    private List<QueryTable> chained(String name, List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<String> key = names.subList(0, 2);
        List<String> others = names.subList(2, names.size());
        QueryTable first = new QueryTable(
                name + "_q0",
                key.subList(0, 1),
                clustering(key.subList(1, 2)),
                choice.some(choice.between(2, names.size()), others));
        return List.of(first, rest(name + "_q1", columns, key, new LinkedHashSet<>(first.allColumns())));
    }

    /** Two tables that hold all columns, of which neither gives the key of the other. */
    private List<QueryTable> apart(String name, List<String> names) {
        List<String> key = names.subList(0, 2);
        List<String> others = choice.shuffled(names.subList(4, names.size()));
        int half = choice.between(1, others.size() - 1);
        return List.of(
                new QueryTable(name + "_q0", names.subList(2, 3), clustering(key), others.subList(0, half)),
                new QueryTable(
                        name + "_q1", names.subList(3, 4), clustering(key), others.subList(half, others.size())));
    }

    private List<Column> columns() {
        List<CellType> types = new ArrayList<>();
        types.add(choice.among(CellType.INT, CellType.TEXT, CellType.BIGINT, CellType.DATE));
        types.add(choice.among(
                CellType.INT, CellType.TIMESTAMP, CellType.TEXT, CellType.UUID, CellType.DECIMAL, CellType.DOUBLE));
        types.addAll(List.of(CellType.INT, CellType.TEXT));
        types.addAll(choice.some(
                5,
                List.of(
                        CellType.INT,
                        CellType.BIGINT,
                        CellType.TEXT,
                        CellType.DOUBLE,
                        CellType.DECIMAL,
                        CellType.BOOLEAN,
                        CellType.TIMESTAMP,
                        CellType.DATE,
                        CellType.UUID)));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            String name = types.get(i).letter() + i;
            columns.add(new Column(name, types.get(i).cql(), i >= 4 && choice.percent(55), name));
        }
        return columns;
    }

    private Dependency dependency(List<String> others) {
        List<String> chosen = choice.some(3, others);
        return new Dependency(chosen.subList(0, 1), chosen.subList(1, chosen.size()));
    }

    private List<ClusteringColumn> clustering(List<String> names) {
        return names.stream()
                .map(name -> new ClusteringColumn(name, choice.percent(40)))
                .toList();
    }

    /** Holds what is not stored so far, by a key that is never null, so that it can always be joined. */
    private QueryTable rest(String name, List<Column> columns, List<String> key, Set<String> stored) {
        List<String> firm = columns.stream()
                .filter(column -> !column.nullable() && !stored.contains(column.name()))
                .map(Column::name)
                .toList();
        List<String> partition = switch (choice.between(0, 3)) {
            case 0 -> key;
            case 1 -> List.of(key.get(1));
            case 2 -> firm.isEmpty() ? key.subList(0, 1) : firm.subList(0, 1);
            default -> List.of(key.get(1), key.get(0));
        };
        List<String> clustering = without(key, partition);
        List<String> taken = new ArrayList<>(partition);
        taken.addAll(clustering);
        List<String> names = columns.stream().map(Column::name).toList();
        Set<String> further = new LinkedHashSet<>(without(without(names, taken), List.copyOf(stored)));
        further.addAll(choice.some(choice.between(0, 2), without(names, taken)));
        return new QueryTable(name, partition, clustering(clustering), List.copyOf(further));
    }

    /** A row for each row, by some other partition key. */
    private QueryTable pinning(String name, List<Column> columns, List<String> key) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<String> partition = choice.some(choice.between(1, 2), names);
        List<String> clustering = new ArrayList<>(choice.some(choice.between(0, 2), without(names, partition)));
        clustering.addAll(without(without(key, partition), clustering));
        List<String> taken = new ArrayList<>(partition);
        taken.addAll(clustering);
        List<String> further = choice.some(choice.between(1, names.size()), without(names, taken));
        return new QueryTable(name, partition, clustering(clustering), further);
    }

    /** A row for several rows: what its key does not determine is whatever was written last. */
    private QueryTable distinct(String name, Dependency dependency, List<String> names) {
        List<String> partition = dependency.by();
        List<String> clustering = choice.some(
                choice.between(0, 1),
                without(without(names.subList(1, names.size()), partition), dependency.columns()));
        List<String> further = new ArrayList<>(dependency.columns());
        List<String> taken = new ArrayList<>(partition);
        taken.addAll(clustering);
        taken.addAll(further);
        further.addAll(choice.some(1, without(names, taken)));
        return new QueryTable(name, partition, clustering(clustering), further);
    }

    private static List<String> without(List<String> names, List<String> taken) {
        return names.stream().filter(name -> !taken.contains(name)).toList();
    }
}
