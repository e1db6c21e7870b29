package io.keyway.jdbc;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.catalog.Catalog;
import io.keyway.catalog.CatalogColumn;
import io.keyway.catalog.CatalogTable;
import io.keyway.model.ClusteringColumn;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraColumn.Role;
import io.keyway.schema.CassandraIndex;
import io.keyway.schema.CassandraIndex.Kind;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables to ask metadata about: {@code a_c} beside {@code abc}, a table of every type, a view, a system table. */
final class TestCatalog {
    private static final Map<String, DataType> EVERY_TYPE = new LinkedHashMap<>();

    static {
        List<DataType> types = List.of(
                DataTypes.BOOLEAN,
                DataTypes.TINYINT,
                DataTypes.SMALLINT,
                DataTypes.INT,
                DataTypes.BIGINT,
                DataTypes.FLOAT,
                DataTypes.DOUBLE,
                DataTypes.DECIMAL,
                DataTypes.VARINT,
                DataTypes.TEXT,
                DataTypes.ASCII,
                DataTypes.BLOB,
                DataTypes.DATE,
                DataTypes.TIME,
                DataTypes.TIMESTAMP,
                DataTypes.UUID,
                DataTypes.TIMEUUID,
                DataTypes.INET,
                DataTypes.DURATION,
                DataTypes.listOf(DataTypes.INT),
                DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT),
                DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT));
        types.forEach(type -> EVERY_TYPE.put("c_" + type.asCql(false, false).replaceAll("\\W+", "_"), type));
    }

    private TestCatalog() {}

    static Catalog catalog() {
        Map<String, Map<String, CatalogTable>> schemas = new HashMap<>();
        schemas.put("ks", tables("ks", List.of("abc", "a_c", "every_type", "view")));
        schemas.put("KS2", tables("KS2", List.of("abc")));
        schemas.put("system_auth", tables("system_auth", List.of("roles")));
        return new Catalog(1, "ks", schemas);
    }

    private static Map<String, CatalogTable> tables(String schema, List<String> names) {
        Map<String, CatalogTable> tables = new HashMap<>();
        names.forEach(name -> tables.put(name, table(schema, name)));
        return tables;
    }

    private static CatalogTable table(String schema, String name) {
        Map<String, DataType> types = new LinkedHashMap<>();
        types.put("zone", DataTypes.TEXT);
        types.put("at", DataTypes.TIMESTAMP);
        types.putAll(name.equals("every_type") ? EVERY_TYPE : Map.of("of_" + name, DataTypes.INT));
        List<CassandraColumn> effective = new ArrayList<>();
        List<CatalogColumn> columns = new ArrayList<>();
        types.forEach((column, type) -> {
            Role role =
                    column.equals("zone") ? Role.PARTITION_KEY : column.equals("at") ? Role.CLUSTERING : Role.REGULAR;
            effective.add(new CassandraColumn(column, type, role));
            columns.add(new CatalogColumn(column, type, role == Role.REGULAR, role == Role.REGULAR ? "" : "key"));
        });
        CassandraTable table = new CassandraTable(
                schema,
                name,
                name.equals("view"),
                effective,
                List.of("zone"),
                List.of(new ClusteringColumn("at", true)),
                List.of(
                        new CassandraIndex("by_at", "values(\"at\")", Kind.STORAGE_ATTACHED, false),
                        new CassandraIndex("odd", "f(x)", Kind.OTHER, false)),
                "the " + name);
        return new CatalogTable.Physical(table, columns);
    }
}
