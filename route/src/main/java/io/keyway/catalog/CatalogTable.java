package io.keyway.catalog;

import io.keyway.model.LogicalTable;
import io.keyway.schema.CassandraTable;
import java.util.List;

/** A table that SQL can name. */
public sealed interface CatalogTable permits CatalogTable.Physical, CatalogTable.Logical {
    /** The keyspace, as stored. */
    String schema();

    /** The table's name, as stored. */
    String name();

    /** The columns in the order of {@code SELECT *}. */
    List<CatalogColumn> columns();

    /** Names of the columns that identify a row: partition key, then clustering columns, or a logical table's key. */
    List<String> primaryKey();

    /** What a person should know about the table; possibly empty. */
    String remarks();

    /** Whether it is a materialized view. */
    boolean isView();

    /**
     * A table or materialized view.
     *
     * @param effective the table
     * @param columns its columns
     */
    record Physical(CassandraTable effective, List<CatalogColumn> columns) implements CatalogTable {
        public Physical {
            columns = List.copyOf(columns);
        }

        @Override
        public String schema() {
            return effective.keyspace();
        }

        @Override
        public String name() {
            return effective.name();
        }

        @Override
        public List<String> primaryKey() {
            return effective.primaryKey();
        }

        @Override
        public String remarks() {
            return effective.comment();
        }

        @Override
        public boolean isView() {
            return effective.view();
        }
    }

    /**
     * A logical table of the model.
     *
     * @param schema the keyspace
     * @param declared what the model says of it
     * @param columns its columns
     * @param queryTables the effective query tables that may serve it, in the model's order
     * @param problems why other declared query tables may not, one sentence each
     */
    record Logical(
            String schema,
            LogicalTable declared,
            List<CatalogColumn> columns,
            List<CassandraTable> queryTables,
            List<String> problems)
            implements CatalogTable {
        public Logical {
            columns = List.copyOf(columns);
            queryTables = List.copyOf(queryTables);
            problems = List.copyOf(problems);
        }

        @Override
        public String name() {
            return declared.name();
        }

        @Override
        public List<String> primaryKey() {
            return declared.key();
        }

        @Override
        public String remarks() {
            return "served by "
                    + String.join(
                            ", ", queryTables.stream().map(CassandraTable::name).toList());
        }

        @Override
        public boolean isView() {
            return false;
        }
    }
}
