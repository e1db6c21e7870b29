package io.keyway.plan.frontend;

import io.keyway.catalog.Catalog;
import io.keyway.catalog.CatalogColumn;
import io.keyway.catalog.CatalogTable;
import io.keyway.plan.type.CalciteTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;

/** The catalog as Calcite sees it. */
public final class CatalogTables {
    private CatalogTables() {}

    /** A root schema with one schema for each keyspace. */
    static CalciteSchema rootSchema(Catalog catalog) {
        CalciteSchema root = CalciteSchema.createRootSchema(false, false);
        catalog.schemas().forEach((name, tables) -> root.add(name, new KeyspaceSchema(tables)));
        return root;
    }

    private static final class KeyspaceSchema extends AbstractSchema {
        private final Map<String, Table> tables = new LinkedHashMap<>();

        KeyspaceSchema(Map<String, CatalogTable> tables) {
            tables.forEach((name, table) -> this.tables.put(name, new SqlTable(table)));
        }

        @Override
        protected Map<String, Table> getTableMap() {
            return tables;
        }
    }

    /** The columns of a table with their types. */
    public static RelDataType rowType(CatalogTable table, RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder builder = factory.builder();
        for (CatalogColumn column : table.columns()) {
            builder.add(column.name(), CalciteTypes.of(column.cqlType(), column.nullable(), factory));
        }
        return builder.build();
    }

    /** A table of the catalog. */
    public static final class SqlTable extends AbstractTable {
        private final CatalogTable table;

        SqlTable(CatalogTable table) {
            this.table = table;
        }

        /** The table in the catalog. */
        public CatalogTable table() {
            return table;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory factory) {
            return rowType(table, factory);
        }
    }
}
