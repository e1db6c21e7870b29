package io.keyway.loader.ledger;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.keyway.cassandra.CassandraErrors;
import io.keyway.cassandra.SchemaDdl;
import io.keyway.loader.report.FileReport;
import io.keyway.model.Model;
import io.keyway.write.WriteRetries;
import java.util.HashMap;
import java.util.Map;

/**
 * Which files the keyspace has been loaded from, in its table {@value #TABLE}: one partition per model, so that one
 * query tells them all.
 */
public final class Ledger {
    /** The table of ours that holds the ledger. */
    public static final String TABLE = "keyway_loads";

    private final CqlSession session;
    private final String table;
    private final String modelHash;
    private final Map<String, String> complete;
    private final WriteRetries policy;

    private Ledger(
            CqlSession session, String table, String modelHash, Map<String, String> complete, WriteRetries policy) {
        this.session = session;
        this.table = table;
        this.modelHash = modelHash;
        this.complete = complete;
        this.policy = policy;
    }

    /**
     * The statement that makes the ledger of a keyspace where it is missing.
     *
     * @param keyspace as stored
     */
    public static String ddl(String keyspace) {
        return "CREATE TABLE IF NOT EXISTS " + table(keyspace) + " (model_sha256 text, source text, sha256 text,"
                + " bytes bigint, read bigint, loaded bigint, filtered bigint, rejected bigint,"
                + " loaded_at timestamp, PRIMARY KEY ((model_sha256), source))"
                + " WITH comment = 'The files that Keyway''s loader has loaded completely'";
    }

    /**
     * Opens the ledger of a keyspace, whose table exists.
     *
     * @param skipLoaded whether to read what was loaded; without, no file counts as loaded
     * @param policy for how long to try to write an entry
     */
    public static Ledger open(CqlSession session, Model model, boolean skipLoaded, WriteRetries policy) {
        String table = table(model.keyspace());
        String modelHash = Sha256.of(model.json());
        try {
            Map<String, String> complete = skipLoaded ? complete(session, table, modelHash) : Map.of();
            return new Ledger(session, table, modelHash, complete, policy);
        } catch (DriverException e) {
            throw CassandraErrors.translate(e, "reading the ledger " + table);
        }
    }

    private static String table(String keyspace) {
        return SchemaDdl.quoted(keyspace) + "." + TABLE;
    }

    /** Whether the file was last loaded with this content and the same model, and with nothing rejected. */
    public boolean holds(String source, String sha256) {
        return sha256.equals(complete.get(source));
    }

    /** Notes a file of which every record has been loaded, filtered or rejected. */
    public void note(String source, String sha256, long bytes, FileReport counts) {
        SimpleStatement insert = SimpleStatement.builder(
                        "INSERT INTO " + table + " (model_sha256, source, sha256, bytes,"
                                + " read, loaded, filtered, rejected, loaded_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, toTimestamp(now()))")
                .addPositionalValues(
                        modelHash,
                        source,
                        sha256,
                        bytes,
                        counts.read(),
                        counts.loaded(),
                        counts.filtered(),
                        counts.rejected())
                .build();
        policy.request("writing the ledger " + table, () -> session.execute(insert));
    }

    private static Map<String, String> complete(CqlSession session, String table, String modelHash) {
        Map<String, String> complete = new HashMap<>();
        for (Row row : session.execute(SimpleStatement.newInstance(
                "SELECT source, sha256, rejected FROM " + table + " WHERE model_sha256 = ?", modelHash))) {
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
