package io.keyway.sqlshell.connect;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says about the connection; null for what it leaves open.
 *
 * @param url a JDBC URL of any driver on the class path; then host and keyspace are null
 * @param host {@code HOST[:PORT]}, several divided by commas
 * @param keyspace the default schema
 * @param model a model file; null for {@code model.json} where there is one
 * @param login who logs in
 */
public record ConnectOptions(
        @Nullable String url,
        @Nullable String host,
        @Nullable String keyspace,
        @Nullable Path model,
        Login login) {

    /** Who logs in, and whether on an encrypted connection; null for nobody, and for no password. */
    public record Login(@Nullable String user, @Nullable String password, boolean ssl) {
        /** Without the password. */
        @Override
        public String toString() {
            return String.valueOf(user);
        }
    }
}
