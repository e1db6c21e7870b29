package io.keyway.sqlshell.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A database to connect to.
 *
 * @param url without a password
 * @param properties what the driver is told beside the URL; may hold a password
 */
public record Target(String url, Map<String, String> properties) {
    private static final String DEFAULT_HOST = "127.0.0.1:9042";
    private static final String PREFIX = "jdbc:keyway:";

    public Target {
        properties = Map.copyOf(properties);
    }

    /**
     * Puts flags and model file together: a flag or the URL wins over the model file, which wins over
     * {@code 127.0.0.1:9042}.
     *
     * @param directory where {@code model.json} is looked for when no model is named
     * @throws ConnectException when a file cannot be read
     */
    public static Target of(ConnectOptions options, Path directory) throws ConnectException {
        Map<String, String> properties = new TreeMap<>();
        login(options.login(), properties);
        if (options.url() != null) {
            Path model = options.model();
            if (model != null) {
                properties.put("model", existing(model).toString());
            }
            return new Target(options.url(), properties);
        }
        Path model = options.model() != null ? options.model() : defaultModel(directory);
        ModelDefaults defaults = model == null ? ModelDefaults.NONE : ModelDefaults.read(model);
        String host = first(options.host(), defaults.contactPoints(), DEFAULT_HOST);
        String keyspace = first(options.keyspace(), defaults.keyspace(), "");
        // A model that was not named, only found, does not apply to another keyspace.
        if (model != null && (options.model() != null || keyspace.equals(defaults.keyspace()))) {
            properties.put("model", model.toString());
        }
        return new Target(PREFIX + "//" + host.replace(" ", "") + "/" + encode(keyspace), properties);
    }

    /** Connects. */
    public Connection connect() throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        return DriverManager.getConnection(url, all);
    }

    /** Without the properties, in the URL or beside it, one of which may be a password. */
    @Override
    public String toString() {
        int end = 0;
        while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != ';') {
            end++;
        }
        return url.substring(0, end);
    }

    private static void login(ConnectOptions.Login login, Map<String, String> properties) {
        if (login.user() != null) {
            properties.put("user", login.user());
        }
        if (login.password() != null) {
            properties.put("password", login.password());
        }
        if (login.ssl()) {
            properties.put("ssl", "true");
        }
    }

    private static Path existing(Path file) throws ConnectException {
        if (!Files.exists(file)) {
            throw new ConnectException(file + ": no such file");
        }
        return file;
    }

    private static @Nullable Path defaultModel(Path directory) {
        Path model = directory.resolve("model.json");
        return Files.exists(model) ? model : null;
    }

    private static String first(@Nullable String flag, @Nullable String model, String otherwise) {
        return flag != null ? flag : model != null ? model : otherwise;
    }

    private static String encode(String keyspace) {
        return URLEncoder.encode(keyspace, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
