package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.model.LogicalTable;
import io.keyway.model.Model;
import io.keyway.model.QueryTable;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prepares a keyspace for a load; never alters what exists. */
public final class SchemaSetup {
    private final CqlSession session;
    private final Model model;
    private final Optional<KeyspaceMetadata> keyspace;

    private SchemaSetup(CqlSession session, Model model) {
        this.session = session;
        this.model = model;
        this.keyspace = session.refreshSchema().getKeyspace(CqlIdentifier.fromInternal(model.keyspace()));
    }

    /**
     * Makes the keyspace match the model: creates it and its missing query tables, and stores the model.
     *
     * @param others statements that create tables beside those of the model, where they are missing
     * @return whether a query table was missing
     * @throws KeywayException INVALID_MODEL, listing everything that differs, before anything is created
     */
    public static boolean run(CqlSession session, Model model, List<SimpleStatement> others) {
        SchemaSetup setup = new SchemaSetup(session, model);
        setup.refuseDifferences();
        // The driver would read the schema again after each statement, a second later; once, at the end, is enough.
        // That it then does not wait for the other nodes either is what SchemaChange is for.
        session.setSchemaMetadataEnabled(false);
        try {
            boolean created = setup.createMissing();
            SchemaChange.execute(session, others, "creating the tables of keyspace " + model.keyspace());
            ModelStore.save(session, model);
            return created;
        } finally {
            session.setSchemaMetadataEnabled(null);
        }
    }

    private void refuseDifferences() {
        List<String> problems = new ArrayList<>();
        if (keyspace.isEmpty() && model.replication().isEmpty()) {
            problems.add("keyspace " + model.keyspace()
                    + " does not exist, and the model has no \"replication\" to create it with");
        }
        for (LogicalTable table : model.tables()) {
            if (effective(table.name()).isPresent()) {
                problems.add("the keyspace has a table " + table.name()
                        + ", so the model's logical table needs another name");
            }
            for (QueryTable queryTable : table.queryTables()) {
                effective(queryTable.name())
                        .ifPresent(
                                found -> problems.addAll(TableMatch.problems(table, queryTable, Optional.of(found))));
            }
        }
        if (!problems.isEmpty()) {
            throw new KeywayException(
                            ErrorCode.INVALID_MODEL,
                            "the model does not fit keyspace " + model.keyspace() + "; nothing was written:\n  "
                                    + String.join("\n  ", problems))
                    .withHint("change the model, or name another keyspace with --keyspace;"
                            + " the loader never alters a table");
        }
    }

    private boolean createMissing() {
        List<SimpleStatement> statements = new ArrayList<>();
        if (keyspace.isEmpty()) {
            statements.add(SchemaDdl.createKeyspace(model));
        }
        for (LogicalTable table : model.tables()) {
            for (QueryTable queryTable : table.queryTables()) {
                if (effective(queryTable.name()).isEmpty()) {
                    statements.add(SchemaDdl.createTable(model.keyspace(), table, queryTable));
                }
            }
        }
        SchemaChange.execute(session, statements, "creating the tables of keyspace " + model.keyspace());
        return !statements.isEmpty();
    }

    private Optional<CassandraTable> effective(String name) {
        CqlIdentifier identifier = CqlIdentifier.fromInternal(name);
        Optional<CassandraTable> table =
                keyspace.flatMap(found -> found.getTable(identifier)).map(RelationReader::table);
        return table.isPresent()
                ? table
                : keyspace.flatMap(found -> found.getView(identifier)).map(RelationReader::table);
    }
}
