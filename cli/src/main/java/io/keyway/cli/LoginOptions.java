package io.keyway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who logs in, and whether on an encrypted connection. */
final class LoginOptions {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec spec;

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
     * @throws ParameterException when the file cannot be read
     */
    Optional<String> password() {
        Path file = passwordFile;
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "cannot read the password file " + file + (Files.exists(file) ? "" : ": no such file"));
        }
    }
}
