package io.keyway.engine.gateway;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import io.keyway.cassandra.ModelStore;
import io.keyway.cassandra.RelationReader;
import io.keyway.cassandra.TableMatch;
import io.keyway.catalog.Catalog;
import io.keyway.catalog.CatalogColumn;
import io.keyway.catalog.CatalogTable;
import io.keyway.engine.GatewayOptions;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.Model;
import io.keyway.model.QueryTable;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraColumn.Role;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the catalog: the effective tables of every keyspace, and the logical tables of the model. */
final class CatalogSource {
    /** Tables in which Keyway keeps its own records begin with this. */
    private static final String OWN_TABLES = "keyway_";

    private final CqlSession session;
    private final GatewayOptions options;

    CatalogSource(CqlSession session, GatewayOptions options) {
        this.session = session;
        this.options = options;
    }

    /**
     * The catalog as it is now.
     *
     * @param version greater than those before
     * @throws KeywayException UNKNOWN_KEYSPACE or INVALID_MODEL
     */
    Catalog read(long version) {
        Optional<Model> model = model();
        String keyspace =
                options.keyspace().isEmpty() ? model.map(Model::keyspace).orElse("") : options.keyspace();
        Map<String, Map<String, CatalogTable>> schemas = new TreeMap<>();
        session.getMetadata()
                .getKeyspaces()
                .values()
                .forEach(found -> schemas.put(found.getName().asInternal(), physicalTables(found)));
        if (!keyspace.isEmpty() && !schemas.containsKey(keyspace)) {
            throw new KeywayException(ErrorCode.UNKNOWN_KEYSPACE, "the cluster has no keyspace \"" + keyspace + "\"")
                    .withHint("create and fill it with keyway load, or name another one; there are "
                            + (schemas.isEmpty() ? "none" : String.join(", ", schemas.keySet())));
        }
        if (model.isPresent()) {
            Map<String, CatalogTable> tables = schemas.get(model.get().keyspace());
            if (tables != null) {
                addLogicalTables(model.get(), tables);
            }
        }
        return new Catalog(version, keyspace, schemas);
    }

    private Optional<Model> model() {
        if (options.model().isPresent()) {
            return options.model();
        }
        String keyspace = options.keyspace();
        return keyspace.isEmpty()
                        || session.getMetadata()
                                .getKeyspace(CqlIdentifier.fromInternal(keyspace))
                                .isEmpty()
                ? Optional.empty()
                : ModelStore.load(session, keyspace);
    }

    private static Map<String, CatalogTable> physicalTables(KeyspaceMetadata keyspace) {
        Map<String, CatalogTable> tables = new TreeMap<>();
        List<RelationMetadata> relations = new ArrayList<>(keyspace.getTables().values());
        relations.addAll(keyspace.getViews().values());
        for (RelationMetadata relation : relations) {
            CassandraTable effective = RelationReader.table(relation);
            if (!effective.name().startsWith(OWN_TABLES)) {
                tables.put(effective.name(), new CatalogTable.Physical(effective, columns(effective)));
            }
        }
        return tables;
    }

    private static List<CatalogColumn> columns(CassandraTable table) {
        return table.columns().stream()
                .map(column -> new CatalogColumn(
                        column.name(), column.type(), isNullable(column, table), remarks(column.role())))
                .toList();
    }

    /** A partition that has only static columns answers with a row whose clustering columns are null. */
    private static boolean isNullable(CassandraColumn column, CassandraTable table) {
        return switch (column.role()) {
            case PARTITION_KEY -> false;
            case CLUSTERING -> table.hasStaticColumns();
            case STATIC, REGULAR -> true;
        };
    }

    private static String remarks(Role role) {
        return switch (role) {
            case PARTITION_KEY -> "partition key";
            case CLUSTERING -> "clustering column";
            case STATIC -> "static";
            case REGULAR -> "";
        };
    }

    private static void addLogicalTables(Model model, Map<String, CatalogTable> tables) {
        for (LogicalTable declared : model.tables()) {
            if (tables.containsKey(declared.name())) {
                throw new KeywayException(
                                ErrorCode.INVALID_MODEL,
                                "the model declares a logical table " + declared.name() + ", but keyspace "
                                        + model.keyspace() + " has a table of that name")
                        .withHint("rename the logical table in the model");
            }
        }
        model.tables().forEach(declared -> tables.put(declared.name(), logical(model, declared, tables)));
    }

    private static CatalogTable logical(Model model, LogicalTable declared, Map<String, CatalogTable> tables) {
        List<CassandraTable> serving = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (QueryTable queryTable : declared.queryTables()) {
            Optional<CassandraTable> effective = Optional.ofNullable(tables.get(queryTable.name()))
                    .filter(CatalogTable.Physical.class::isInstance)
                    .map(table -> ((CatalogTable.Physical) table).effective());
            List<String> differences = TableMatch.problems(declared, queryTable, effective);
            if (differences.isEmpty()) {
                effective.ifPresent(serving::add);
            } else {
                problems.addAll(differences);
            }
        }
        List<CatalogColumn> columns = declared.columns().stream()
                .map(column -> column(declared, column))
                .toList();
        return new CatalogTable.Logical(model.keyspace(), declared, columns, serving, problems);
    }

    private static CatalogColumn column(LogicalTable table, Column column) {
        boolean key = table.key().contains(column.name());
        List<String> pinnedBy = table.queryTables().stream()
                .filter(queryTable -> queryTable.partitionKey().contains(column.name()))
                .map(QueryTable::name)
                .toList();
        String remarks = pinnedBy.isEmpty() ? "" : "partition key of " + String.join(", ", pinnedBy);
        if (key) {
            remarks = remarks.isEmpty() ? "key" : "key; " + remarks;
        }
        return new CatalogColumn(column.name(), column.type(), column.nullable() && !key, remarks);
    }
}
