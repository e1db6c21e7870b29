package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.querybuilder.QueryBuilder;
import com.datastax.oss.driver.api.querybuilder.SchemaBuilder;
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
    /** Keyway's own table that holds the model. */
    public static final String TABLE = "keyway_model";

    private static final CqlIdentifier TABLE_ID = CqlIdentifier.fromInternal(TABLE);
    private static final String ROW = "current";

    private ModelStore() {}

    /**
     * Stores the model in its keyspace, which must exist; the table is made when it is missing.
     *
     * @throws KeywayException when the cluster refuses or does not answer
     */
    public static void save(CqlSession session, Model model) {
        CqlIdentifier keyspace = CqlIdentifier.fromInternal(model.keyspace());
        String what = "storing the model in " + model.keyspace();
        SchemaChange.execute(session, List.of(createTable(keyspace)), what);
        try {
            session.execute(QueryBuilder.insertInto(keyspace, TABLE_ID)
                    .value("name", QueryBuilder.bindMarker())
                    .value("model", QueryBuilder.bindMarker())
                    .value("stored_at", QueryBuilder.toTimestamp(QueryBuilder.now()))
                    .build(ROW, model.json()));
        } catch (DriverException e) {
            throw CassandraErrors.translate(e, what);
        }
    }

    private static SimpleStatement createTable(CqlIdentifier keyspace) {
        return SchemaBuilder.createTable(keyspace, TABLE_ID)
                .ifNotExists()
                .withPartitionKey("name", DataTypes.TEXT)
                .withColumn("model", DataTypes.TEXT)
                .withColumn("stored_at", DataTypes.TIMESTAMP)
                // The builder puts it in quotes as it is.
                .withComment("The model that Keyway''s loader stored last")
                .build();
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
            return model(session.execute(QueryBuilder.selectFrom(CqlIdentifier.fromInternal(keyspace), TABLE_ID)
                            .column("model")
                            .whereColumn("name")
                            .isEqualTo(QueryBuilder.bindMarker())
                            .build(ROW))
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
        return session.execute(QueryBuilder.selectFrom("system_schema", "tables")
                                .column("table_name")
                                .whereColumn("keyspace_name")
                                .isEqualTo(QueryBuilder.bindMarker())
                                .whereColumn("table_name")
                                .isEqualTo(QueryBuilder.bindMarker())
                                .build(keyspace, TABLE))
                        .one()
                != null;
    }
}
