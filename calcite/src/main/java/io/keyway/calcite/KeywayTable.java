package io.keyway.calcite;

import io.keyway.catalog.CatalogTable;
import io.keyway.engine.Session;
import io.keyway.plan.frontend.CatalogTables;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.ProjectableFilterableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** A table of the catalog for Calcite, which hands over conditions and columns at each scan. */
final class KeywayTable extends AbstractTable implements ProjectableFilterableTable {
    private final Session session;
    private final CatalogTable table;

    KeywayTable(Session session, CatalogTable table) {
        this.session = session;
        this.table = table;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        return CatalogTables.rowType(table, factory);
    }

    /** The rows. Calcite checks every condition again, so one that cannot be asked of Keyway is left out. */
    @Override
    public Enumerable<@Nullable Object[]> scan(DataContext root, List<RexNode> filters, int @Nullable [] projects) {
        IntStream columns =
                projects == null ? IntStream.range(0, table.columns().size()) : IntStream.of(projects);
        TableBridge.BridgedQuery query =
                TableBridge.query(table, columns.boxed().toList(), filters);
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<@Nullable Object[]> enumerator() {
                return BridgedRows.open(session, query, query.values(root));
            }
        };
    }
}
