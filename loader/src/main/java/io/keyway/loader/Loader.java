package io.keyway.loader;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.SchemaSetup;
import io.keyway.error.KeywayException;
import io.keyway.loader.ledger.Ledger;
import io.keyway.loader.report.FileReport;
import io.keyway.loader.report.LoadReport;
import io.keyway.loader.report.LoadReport.TableReport;
import io.keyway.loader.report.RejectFiles;
import io.keyway.loader.source.SourceFile;
import io.keyway.model.LogicalTable;
import io.keyway.model.Model;
import io.keyway.model.QueryTable;
import io.keyway.write.RowWriter;
import io.keyway.write.WriteRetries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Loads files into the query tables of a model: each record is read once and written to every table it belongs in.
 *
 * <p>Loading the same files again leaves the same rows.
 */
public final class Loader {
    private Loader() {}

    /**
     * Loads files and folders.
     *
     * @param session open, and stays so
     * @param model what to load into; its keyspace and tables are made when they are missing
     * @param paths files and folders, at least one
     * @throws KeywayException before anything is written: UNREADABLE_INPUT about a file, INVALID_MODEL when the model
     *     and the effective tables differ; after that: CLUSTER_UNREACHABLE when the cluster takes no writes any more
     */
    public static LoadReport load(CqlSession session, Model model, List<Path> paths, LoadOptions options) {
        return load(session, LoadPlan.of(model, paths), options, LoadListener.NONE);
    }

    /** Loads what was planned; otherwise as {@link #load(CqlSession, Model, List, LoadOptions)}. */
    public static LoadReport load(CqlSession session, LoadPlan plan, LoadOptions options, LoadListener listener) {
        long start = System.nanoTime();
        Model model = plan.model();
        WriteRetries patience = new WriteRetries(options.maxStall());
        options.rejects().ifPresent(RejectFiles::check);
        boolean created = SchemaSetup.run(session, model, List.of(Ledger.ddl(model.keyspace())));
        // When a query table has just been created, no file has been loaded into every table.
        Ledger ledger = Ledger.open(session, model, options.skipLoaded() && !created, patience);
        try (RowWriter writer = new RowWriter(session, model.keyspace(), options.maxInFlight(), patience);
                RejectFiles rejects = RejectFiles.in(options.rejects())) {
            FileLoader loader = new FileLoader(
                    model, writer, ledger, rejects, listener, plan.files().size());
            List<FileReport> files = new ArrayList<>();
            for (SourceFile file : plan.files()) {
                files.add(loader.load(file));
            }
            return new LoadReport(
                    files,
                    tables(model, writer.written()),
                    writer.retries(),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static List<TableReport> tables(Model model, Map<String, Long> written) {
        List<TableReport> tables = new ArrayList<>();
        for (LogicalTable table : model.tables()) {
            for (QueryTable queryTable : table.queryTables()) {
                Long rows = written.get(queryTable.name());
                if (rows != null) {
                    tables.add(new TableReport(table.name(), queryTable.name(), rows));
                }
            }
        }
        return tables;
    }
}
