package io.keyway.cli;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who logs in, and whether on an encrypted connection. */
final class LoginOptions {
    @Option(names = "--user", paramLabel = "NAME", description = "Log in with that name.")
    @Nullable
    String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File whose first line is the password.")
    @Nullable
    Path passwordFile;

    @Option(names = "--ssl", description = "Encrypt the connection, trusting the authorities that Java trusts.")
    boolean ssl;

    Optional<String> user() {
        return Optional.ofNullable(user);
    }

    boolean ssl() {
        return ssl;
    }

    /**
     * The first line of the file; empty without a file.
     *
     * @throws KeywayException INVALID_SETTING when the file cannot be read
     */
    Optional<String> password() {
        Path file = passwordFile;
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new KeywayException(
                    ErrorCode.INVALID_SETTING,
                    "cannot read the password file " + file + (Files.exists(file) ? "" : ": no such file"),
                    e);
        }
    }
}
