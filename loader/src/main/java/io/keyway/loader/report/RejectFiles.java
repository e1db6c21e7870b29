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
            if (current.isEmpty()) {
                Files.createDirectories(folder.get());
                reasons = Files.newBufferedWriter(folder.get().resolve(REASONS));
            }
            if (!reject.source().equals(current)) {
                startFile(freeName(folder.get(), name), preamble);
                current = reject.source();
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

    /** The file's name below the folder, unless another file of that name has rejects there already. */
    private static Path freeName(Path target, String name) {
        Path file = target.resolve(name);
        for (int i = 2; Files.exists(file); i++) {
            file = target.resolve(i + "/" + name);
        }
        return file;
    }

    private void startFile(Path file, byte[] preamble) throws IOException {
        records.close();
        Files.createDirectories(file.resolveSibling("."));
        records = new BufferedOutputStream(Files.newOutputStream(file));
        records.write(withLineEnd(preamble));
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
