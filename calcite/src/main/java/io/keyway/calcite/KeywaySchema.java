package io.keyway.calcite;

import io.keyway.catalog.CatalogTable;
import io.keyway.engine.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** A keyspace as a schema of Calcite's: the logical tables and the query tables, as they are at each look. */
final class KeywaySchema extends AbstractSchema {
    private final Session session;
    private final String keyspace;

    KeywaySchema(Session session, String keyspace) {
        this.session = session;
        this.keyspace = keyspace;
    }

    @Override
    protected Map<String, Table> getTableMap() {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (CatalogTable table : session.catalog().tables(keyspace)) {
            tables.put(table.name(), new KeywayTable(session, table));
        }
        return tables;
    }
}
