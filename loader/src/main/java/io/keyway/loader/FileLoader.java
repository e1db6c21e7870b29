package io.keyway.loader;

import io.keyway.loader.ledger.Ledger;
import io.keyway.loader.ledger.Sha256;
import io.keyway.loader.mapping.MappedRecord;
import io.keyway.loader.mapping.MappedRecord.Rejected;
import io.keyway.loader.mapping.MappedRecord.Rows;
import io.keyway.loader.mapping.Problem;
import io.keyway.loader.mapping.TableMapping;
import io.keyway.loader.report.FileReport;
import io.keyway.loader.report.Reject;
import io.keyway.loader.report.RejectFiles;
import io.keyway.loader.source.RecordReader;
import io.keyway.loader.source.SourceFile;
import io.keyway.loader.source.SourceRecord;
import io.keyway.loader.source.SourceRecord.Broken;
import io.keyway.loader.source.SourceRecord.Fields;
import io.keyway.model.Model;
import io.keyway.write.RowWriter;
import io.keyway.write.TableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes each file in turn through all stages. */
final class FileLoader {
    private static final int RECORDS_PER_PROGRESS = 500;

    private final Model model;
    private final RowWriter writer;
    private final Ledger ledger;
    private final RejectFiles rejects;
    private final LoadListener listener;
    private final int fileCount;
    /** Filled by the driver's threads; all of one file, since each is flushed before the next begins. */
    private final Queue<Ticket> refused = new ConcurrentLinkedQueue<>();

    private int filesBegun;
    private long readInAll;

    FileLoader(
            Model model, RowWriter writer, Ledger ledger, RejectFiles rejects, LoadListener listener, int fileCount) {
        this.model = model;
        this.writer = writer;
        this.ledger = ledger;
        this.rejects = rejects;
        this.listener = listener;
        this.fileCount = fileCount;
    }

    /** Loads a file, unless the ledger holds it; when this returns, every row of it has been taken or refused. */
    FileReport load(SourceFile file) {
        filesBegun++;
        listener.progress(filesBegun, fileCount, readInAll);
        try {
            // Taken before the file is read: should it change meanwhile, the next run sees another digest.
            String digest = Sha256.of(file.path());
            long bytes = Files.size(file.path());
            if (ledger.holds(file.name(), digest)) {
                return FileReport.skipped(file.path().toString());
            }
            FileReport report = loadRecords(file);
            ledger.note(file.name(), digest, bytes, report);
            return report;
        } catch (IOException e) {
            throw LoadPlan.unreadable(file, e);
        }
    }

    private FileReport loadRecords(SourceFile file) throws IOException {
        long read = 0;
        long rows = 0;
        long rejected = 0;
        long refused = 0;
        try (RecordReader reader = file.format().open(file.path())) {
            List<TableMapping> mappings = LoadPlan.mappings(model, file, reader.fieldNames());
            for (Optional<SourceRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                read++;
                if (++readInAll % RECORDS_PER_PROGRESS == 0) {
                    listener.progress(filesBegun, fileCount, readInAll);
                }
                List<Problem> problems = new ArrayList<>();
                boolean isRow = write(mappings, next.get(), problems);
                if (!problems.isEmpty()) {
                    rejected++;
                    reject(file, reader, next.get(), problems);
                } else if (isRow) {
                    rows++;
                }
                refused += rejectRefused(file, reader);
            }
            writer.flush();
            refused += rejectRefused(file, reader);
        }
        return new FileReport(
                file.path().toString(), false, read, rows - refused, read - rows - rejected, rejected + refused);
    }

    /** Writes a record everywhere, or nowhere when there is a problem; says whether some table has it as a row. */
    private boolean write(List<TableMapping> mappings, SourceRecord source, List<Problem> problems) {
        if (source instanceof Broken broken) {
            problems.add(Problem.ofRecord(broken.reason()));
        }
        if (!(source instanceof Fields fields)) {
            return false;
        }
        List<MappedRecord> outcomes =
                mappings.stream().map(mapping -> mapping.map(fields.fields())).toList();
        int rows = 0;
        for (MappedRecord outcome : outcomes) {
            if (outcome instanceof Rejected rejectedRow) {
                problems.addAll(rejectedRow.problems());
            } else if (outcome instanceof Rows some) {
                rows += some.rows().size();
            }
        }
        if (!problems.isEmpty()) {
            return false;
        }
        Ticket ticket = new Ticket(source, rows, refused);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Rows some) {
                for (TableRow row : some.rows()) {
                    writer.write(mappings.get(i).table(), row, ticket);
                }
            }
        }
        return rows > 0;
    }

    /** Rejects the records of which Cassandra has refused a row since the last time; returns how many. */
    private int rejectRefused(SourceFile file, RecordReader reader) {
        int count = 0;
        for (Ticket ticket = refused.poll(); ticket != null; ticket = refused.poll()) {
            reject(file, reader, ticket.record(), ticket.problems());
            count++;
        }
        return count;
    }

    private void reject(SourceFile file, RecordReader reader, SourceRecord record, List<Problem> problems) {
        Reject reject = new Reject(file.path().toString(), record.line(), problems);
        rejects.add(reject, file.name(), reader.preamble(), record.raw());
        listener.rejected(reject);
    }
}
