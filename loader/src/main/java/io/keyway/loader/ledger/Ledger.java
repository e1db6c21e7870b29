package io.keyway.loader.ledger;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.querybuilder.QueryBuilder;
import com.datastax.oss.driver.api.querybuilder.SchemaBuilder;
import com.datastax.oss.driver.api.querybuilder.term.Term;
import io.keyway.cassandra.CassandraErrors;
import io.keyway.loader.report.FileReport;
import io.keyway.model.Model;
import io.keyway.write.WriteRetries;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which files the keyspace has been loaded from, in its table {@value #TABLE}: one partition per model, so that one
 * query tells them all.
 */
public final class Ledger {
    /** Keyway's own table that holds the ledger. */
    public static final String TABLE = "keyway_loads";

    private static final CqlIdentifier TABLE_ID = CqlIdentifier.fromInternal(TABLE);

    private final CqlSession session;
    private final String keyspace;
    private final String modelHash;
    private final Map<String, String> complete;
    private final WriteRetries policy;

    private Ledger(
            CqlSession session, String keyspace, String modelHash, Map<String, String> complete, WriteRetries policy) {
        this.session = session;
        this.keyspace = keyspace;
        this.modelHash = modelHash;
        this.complete = complete;
        this.policy = policy;
    }

    /**
     * The statement that makes the ledger of a keyspace where it is missing.
     *
     * @param keyspace as stored
     */
    public static SimpleStatement ddl(String keyspace) {
        return SchemaBuilder.createTable(CqlIdentifier.fromInternal(keyspace), TABLE_ID)
                .ifNotExists()
                .withPartitionKey("model_sha256", DataTypes.TEXT)
                .withClusteringColumn("source", DataTypes.TEXT)
                .withColumn("sha256", DataTypes.TEXT)
                .withColumn("bytes", DataTypes.BIGINT)
                .withColumn("read", DataTypes.BIGINT)
                .withColumn("loaded", DataTypes.BIGINT)
                .withColumn("filtered", DataTypes.BIGINT)
                .withColumn("rejected", DataTypes.BIGINT)
                .withColumn("loaded_at", DataTypes.TIMESTAMP)
                // The builder puts it in quotes as it is.
                .withComment("The files that Keyway''s loader has loaded completely")
                .build();
    }

    /**
     * Opens the ledger of a keyspace, whose table exists.
     *
     * @param skipLoaded whether to read what was loaded; without, no file counts as loaded
     * @param policy for how long to try to write an entry
     */
    public static Ledger open(CqlSession session, Model model, boolean skipLoaded, WriteRetries policy) {
        String keyspace = model.keyspace();
        String modelHash = Sha256.of(model.json());
        try {
            Map<String, String> complete = skipLoaded ? complete(session, keyspace, modelHash) : Map.of();
            return new Ledger(session, keyspace, modelHash, complete, policy);
        } catch (DriverException e) {
            throw CassandraErrors.translate(e, "reading the ledger " + keyspace + "." + TABLE);
        }
    }

    /** Whether the file was last loaded with this content and the same model, and with nothing rejected. */
    public boolean holds(String source, String sha256) {
        return sha256.equals(complete.get(source));
    }

    /** Notes a file of which every record has been loaded, filtered or rejected. */
    public void note(String source, String sha256, long bytes, FileReport counts) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("model_sha256", modelHash);
        values.put("source", source);
        values.put("sha256", sha256);
        values.put("bytes", bytes);
        values.put("read", counts.read());
        values.put("loaded", counts.loaded());
        values.put("filtered", counts.filtered());
        values.put("rejected", counts.rejected());
        Map<String, Term> terms = new LinkedHashMap<>();
        values.keySet().forEach(column -> terms.put(column, QueryBuilder.bindMarker()));
        terms.put("loaded_at", QueryBuilder.toTimestamp(QueryBuilder.now()));
        SimpleStatement insert = QueryBuilder.insertInto(CqlIdentifier.fromInternal(keyspace), TABLE_ID)
                .values(terms)
                .build(values.values().toArray());
        policy.request("writing the ledger " + keyspace + "." + TABLE, () -> session.execute(insert));
    }

    private static Map<String, String> complete(CqlSession session, String keyspace, String modelHash) {
        SimpleStatement select = QueryBuilder.selectFrom(CqlIdentifier.fromInternal(keyspace), TABLE_ID)
                .columns("source", "sha256", "rejected")
                .whereColumn("model_sha256")
                .isEqualTo(QueryBuilder.bindMarker())
                .build(modelHash);
        Map<String, String> complete = new HashMap<>();
        for (Row row : session.execute(select)) {
            String source = row.getString("source");
            String sha256 = row.getString("sha256");
            // A file with rejected records is read again each time, so that they are not forgotten.
            if (source != null && sha256 != null && row.getLong("rejected") == 0) {
                complete.put(source, sha256);
            }
        }
        return complete;
    }
}
