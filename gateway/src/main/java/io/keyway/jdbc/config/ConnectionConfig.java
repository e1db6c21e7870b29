package io.keyway.jdbc.config;

import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.Secret;
import io.keyway.cassandra.Tls;
import io.keyway.engine.GatewayOptions;
import io.keyway.engine.SessionSettings;
import io.keyway.engine.Setting;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.model.Model;
import io.keyway.model.ModelReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a connection: its URL and its properties, of which the URL takes precedence.
 *
 * @param url the URL
 * @param values what URL and properties set together, checked, as written
 * @param warnings unknown names among the properties
 */
public record ConnectionConfig(KeywayUrl url, Map<ConnectionProperty, String> values, List<String> warnings) {

    /**
     * Puts a URL and its properties together. Tools add properties of their own, so an unknown one is a warning.
     *
     * @throws KeywayException CONNECTION_FAILED or INVALID_SETTING, naming what cannot be read
     */
    public static ConnectionConfig of(String text, @Nullable Properties properties) {
        KeywayUrl url = KeywayUrl.parse(text);
        Map<ConnectionProperty, String> values = new EnumMap<>(ConnectionProperty.class);
        List<String> warnings = new ArrayList<>();
        if (properties != null) {
            for (String name : new TreeSet<>(properties.stringPropertyNames())) {
                String value = properties.getProperty(name);
                Optional<ConnectionProperty> known = ConnectionProperty.named(name);
                if (known.isEmpty()) {
                    warnings.add("the property \"" + name + "\" is unknown and was ignored; the nearest known one is "
                            + ConnectionProperty.nearest(name).key());
                } else if (value != null && !value.isEmpty()) {
                    known.get().checked(value);
                    values.put(known.get(), value);
                }
            }
        }
        values.putAll(url.values());
        checkTogether(values);
        return new ConnectionConfig(url, values, warnings);
    }

    private static void checkTogether(Map<ConnectionProperty, String> values) {
        for (ConnectionProperty store : List.of(ConnectionProperty.TRUSTSTORE, ConnectionProperty.KEYSTORE)) {
            if (values.containsKey(store) && !values.containsKey(ConnectionProperty.SSL)) {
                // silently unencrypted connections would be the worst of all answers
                throw new KeywayException(ErrorCode.INVALID_SETTING, store.key() + " is set, but ssl is not")
                        .withHint("set ssl=true, or ssl=false to ignore it");
            }
        }
    }

    /** The cluster, keyspace and model to connect to. */
    public GatewayOptions gateway() {
        SessionSettings settings = settings();
        ClusterOptions cluster = new ClusterOptions(
                url.hosts(),
                text(ConnectionProperty.LOCAL_DATACENTER),
                text(ConnectionProperty.USER),
                text(ConnectionProperty.PASSWORD).map(Secret::new),
                settings.consistency(),
                Duration.parse(value(ConnectionProperty.CONNECT_TIMEOUT)),
                settings.requestTimeout(),
                tls(),
                text(ConnectionProperty.CONFIG).map(Path::of),
                value(ConnectionProperty.APPLICATION_NAME));
        return new GatewayOptions(cluster, url.keyspace(), model());
    }

    /** The model that a property names, for the keyspace of the URL where that names one. */
    private Optional<Model> model() {
        return text(ConnectionProperty.MODEL)
                .map(ModelReader::readFrom)
                .map(model -> url.keyspace().isEmpty() ? model : model.inKeyspace(url.keyspace()));
    }

    /** The session's settings at its start. */
    public SessionSettings settings() {
        SessionSettings settings = SessionSettings.initial(url.keyspace());
        for (Setting setting : Setting.values()) {
            String value =
                    ConnectionProperty.named(setting.key()).map(values::get).orElse(null);
            settings = value == null ? settings : setting.write(settings, value);
        }
        return settings;
    }

    /** Whether {@code _} in metadata patterns stands for itself. */
    public boolean literalUnderscore() {
        return flag(ConnectionProperty.LITERAL_UNDERSCORE);
    }

    /** The user's name; empty without authentication. */
    public String userName() {
        return text(ConnectionProperty.USER).orElse("");
    }

    /** What the nodes list as the client's name. */
    public String applicationName() {
        return value(ConnectionProperty.APPLICATION_NAME);
    }

    private Optional<Tls> tls() {
        if (!flag(ConnectionProperty.SSL)) {
            return Optional.empty();
        }
        return Optional.of(new Tls(
                text(ConnectionProperty.TRUSTSTORE).map(Path::of),
                text(ConnectionProperty.TRUSTSTORE_PASSWORD).map(Secret::new),
                text(ConnectionProperty.KEYSTORE).map(Path::of),
                text(ConnectionProperty.KEYSTORE_PASSWORD).map(Secret::new),
                flag(ConnectionProperty.VERIFY_HOSTNAME)));
    }

    private Optional<String> text(ConnectionProperty property) {
        return Optional.ofNullable(values.get(property)).map(property::checked);
    }

    private String value(ConnectionProperty property) {
        return text(property)
                .or(() -> Optional.ofNullable(property.defaultValue()).map(property::checked))
                .orElseThrow(() -> new IllegalArgumentException(property.key() + " has no default"));
    }

    private boolean flag(ConnectionProperty property) {
        return Boolean.parseBoolean(value(property));
    }

    /** The URL without secrets; property values stay out of sight. */
    @Override
    public String toString() {
        return url.toString();
    }
}
