package io.keyway.loader.report;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps rejected records in a folder: for each file with some, a file of the same name below the folder that holds
 * exactly these records, byte for byte, and can be put right and loaded; and {@value #REASONS} with the reasons.
 */
public final class RejectFiles implements AutoCloseable {
    /** Reasons, one line each; its name keeps it from being loaded with the records. */
    public static final String REASONS = "reasons.txt";

    private final Optional<Path> folder;
    private String current = "";
    private OutputStream records = OutputStream.nullOutputStream();
    private Writer reasons = Writer.nullWriter();

    private RejectFiles(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Refuses a folder that holds something, so that the rejects of two loads never mix.
     *
     * @throws KeywayException UNREADABLE_INPUT
     */
    public static void check(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new KeywayException(
                                ErrorCode.UNREADABLE_INPUT, "the folder for rejected records is not empty: " + folder)
                        .withHint("name another with --rejects, or empty it");
            }
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /**
     * Keeps rejects in a folder, which is made with the first of them.
     *
     * @param folder absent means that none are kept
     */
    public static RejectFiles in(Optional<Path> folder) {
        return new RejectFiles(folder);
    }

    /**
     * Keeps a record.
     *
     * @param name the file's name in the ledger
     * @param preamble what a file of such records starts with
     * @param raw the record as it stood in its file
     */
    public void add(Reject reject, String name, byte[] preamble, byte[] raw) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            if (!name.equals(current)) {
                startFile(folder.get(), name, preamble);
            }
            records.write(withLineEnd(raw));
            for (String line : reject.lines()) {
                reasons.write(line + System.lineSeparator());
            }
        } catch (IOException e) {
            throw failure(folder.get(), e);
        }
    }

    @Override
    public void close() {
        try (OutputStream first = records;
                Writer second = reasons) {
            first.flush();
            second.flush();
        } catch (IOException e) {
            throw failure(folder.orElse(Path.of("")), e);
        }
    }

    private void startFile(Path target, String name, byte[] preamble) throws IOException {
        records.close();
        Path file = target.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        if (current.isEmpty()) {
            reasons = Files.newBufferedWriter(target.resolve(REASONS));
        }
        records = new BufferedOutputStream(Files.newOutputStream(file));
        records.write(withLineEnd(preamble));
        current = name;
    }

    private static byte[] withLineEnd(byte[] raw) {
        if (raw.length == 0 || raw[raw.length - 1] == '\n') {
            return raw;
        }
        byte[] ended = Arrays.copyOf(raw, raw.length + 1);
        ended[raw.length] = '\n';
        return ended;
    }

    private static KeywayException failure(Path folder, IOException e) {
        return new KeywayException(
                ErrorCode.UNREADABLE_INPUT, "cannot keep rejected records in " + folder + ": " + e, e);
    }
}
