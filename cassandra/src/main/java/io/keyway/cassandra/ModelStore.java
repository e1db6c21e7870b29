package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import io.keyway.error.KeywayException;
import io.keyway.model.Model;
import io.keyway.model.ModelReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model as it is kept in the keyspace that it describes, from where analysts' connections read it.
 *
 * <p>It is one row of the table {@value #TABLE}: the whole text of the model file, and when it was stored.
 */
public final class ModelStore {
    /** The table of ours that holds the model. */
    public static final String TABLE = "keyway_model";

    private static final String ROW = "current";

    private ModelStore() {}

    /**
     * Stores the model in its keyspace, which must exist; the table is made when it is missing.
     *
     * @throws KeywayException when the cluster refuses or does not answer
     */
    public static void save(CqlSession session, Model model) {
        String table = qualified(model.keyspace());
        String what = "storing the model in " + model.keyspace();
        SchemaChange.execute(
                session,
                List.of("CREATE TABLE IF NOT EXISTS " + table
                        + " (name text PRIMARY KEY, model text, stored_at timestamp)"
                        + " WITH comment = 'The model that Keyway''s loader stored last'"),
                what);
        try {
            session.execute(SimpleStatement.builder(
                            "INSERT INTO " + table + " (name, model, stored_at) VALUES (?, ?, toTimestamp(now()))")
                    .addPositionalValues(ROW, model.json())
                    .build());
        } catch (DriverException e) {
            throw CassandraErrors.translate(e, what);
        }
    }

    /**
     * The model that was stored last; it describes the keyspace that it is stored in, whatever its text names.
     *
     * @param keyspace as stored
     * @return empty when the keyspace holds no model, or does not exist
     * @throws KeywayException INVALID_MODEL when the stored text is no valid model, or what the cluster answered
     */
    public static Optional<Model> load(CqlSession session, String keyspace) {
        return text(session, keyspace)
                .map(json -> ModelReader.parse(json, "the model stored in keyspace " + keyspace)
                        .inKeyspace(keyspace));
    }

    private static Optional<String> text(CqlSession session, String keyspace) {
        try {
            return model(session.execute(SimpleStatement.newInstance(
                            "SELECT model FROM " + qualified(keyspace) + " WHERE name = ?", ROW))
                    .one());
        } catch (InvalidQueryException e) {
            if (!exists(session, keyspace)) {
                return Optional.empty();
            }
            throw CassandraErrors.translate(e, "reading the model stored in " + keyspace);
        } catch (DriverException e) {
            throw CassandraErrors.translate(e, "reading the model stored in " + keyspace);
        }
    }

    private static Optional<String> model(@Nullable Row row) {
        return row == null ? Optional.empty() : Optional.ofNullable(row.getString("model"));
    }

    /** Asked only after a refusal, because Cassandra tells a missing table from other refusals by its wording alone. */
    private static boolean exists(CqlSession session, String keyspace) {
        return session.execute(SimpleStatement.newInstance(
                                "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?",
                                keyspace,
                                TABLE))
                        .one()
                != null;
    }

    private static String qualified(String keyspace) {
        return SchemaDdl.quoted(keyspace) + "." + TABLE;
    }
}
