package io.keyway.jdbc.config;

import io.keyway.cassandra.ClusterOptions;
import io.keyway.engine.SessionSettings;
import io.keyway.engine.Setting;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.sql.DriverPropertyInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Every property of a connection; the URL, {@code Properties}, {@code getPropertyInfo} and the manual all read this. */
public enum ConnectionProperty {
    MODEL(
            "model",
            "Path or URL of a model file. Without it, the model that the loader stored in the keyspace;"
                    + " without that, every table as it is.",
            null,
            PropertyValues::text),
    LOCAL_DATACENTER(
            "localDatacenter",
            "Data centre to send requests to. Without it, that of the contact points.",
            null,
            PropertyValues::text),
    USER("user", "Name to log in with. Without it, no authentication.", null, PropertyValues::text),
    PASSWORD("password", "Password to log in with.", null, PropertyValues::text),
    CONSISTENCY(Setting.CONSISTENCY, "Consistency level of reads.", ClusterOptions.DEFAULT_CONSISTENCY),
    FULL_SCAN(
            Setting.FULL_SCAN,
            "What to do with a query that must read a whole table:"
                    + " guard runs it up to fullScanLimit rows, allow runs it, refuse does not start it.",
            "guard"),
    FULL_SCAN_LIMIT(
            Setting.FULL_SCAN_LIMIT,
            "Rows that a guarded scan may read.",
            Long.toString(SessionSettings.DEFAULT_FULL_SCAN_LIMIT)),
    MAX_MEMORY(
            Setting.MAX_MEMORY,
            "Memory that the rows held by one query may take: bytes, or a number with kB, MB or GB.",
            (SessionSettings.DEFAULT_MAX_MEMORY >> 20) + "MB"),
    FETCH_SIZE(Setting.FETCH_SIZE, "Rows per page.", Integer.toString(SessionSettings.DEFAULT_FETCH_SIZE)),
    REQUEST_TIMEOUT(
            Setting.REQUEST_TIMEOUT,
            "How long one CQL request may take: seconds, or a number with ms, s or min.",
            ClusterOptions.DEFAULT_REQUEST_TIMEOUT.toSeconds() + "s"),
    CONNECT_TIMEOUT(
            "connectTimeout",
            "How long to wait for a node while connecting: seconds, or a number with ms, s or min.",
            ClusterOptions.DEFAULT_CONNECT_TIMEOUT.toSeconds() + "s",
            PropertyValues::time),
    SSL("ssl", "Whether connections are encrypted.", "false", PropertyValues::choice, "false", "true"),
    TRUSTSTORE(
            "truststore",
            "JKS, PKCS12 or PEM file of the authorities to trust. Without it, those of the JVM. Needs ssl=true.",
            null,
            PropertyValues::path),
    TRUSTSTORE_PASSWORD("truststorePassword", "Password of the truststore.", null, PropertyValues::text),
    KEYSTORE(
            "keystore",
            "JKS, PKCS12 or PEM file with the client's own certificate. Without it, none is shown. Needs ssl=true.",
            null,
            PropertyValues::path),
    KEYSTORE_PASSWORD("keystorePassword", "Password of the keystore.", null, PropertyValues::text),
    VERIFY_HOSTNAME(
            "verifyHostname",
            "Whether a node's certificate must name the host that was contacted.",
            "true",
            PropertyValues::choice,
            "true",
            "false"),
    LITERAL_UNDERSCORE(
            "literalUnderscore",
            "Whether _ in the name patterns of DatabaseMetaData stands for itself. Set it for tools that pass names"
                    + " without escaping them.",
            "false",
            PropertyValues::choice,
            "false",
            "true"),
    APPLICATION_NAME("applicationName", "What the nodes list as the client's name.", "keyway", PropertyValues::text),
    CONFIG(
            "config",
            "Configuration file of the Cassandra Java driver, for what has no property here: pools, compression, other"
                    + " ways to log in.",
            null,
            PropertyValues::path);

    private final String key;
    private final String description;
    private final @Nullable String defaultValue;
    private final Check check;
    private final List<String> choices;

    /** A property that starts a setting of the session, and takes what that takes. */
    ConnectionProperty(Setting setting, String description, String defaultValue) {
        this(
                setting.key(),
                description,
                defaultValue,
                (property, text) -> setting.checked(text),
                setting.choices().toArray(String[]::new));
    }

    /** Refuses a text that is no value of the property, and returns the value in its normal form otherwise. */
    interface Check {
        String apply(ConnectionProperty property, String text);
    }

    ConnectionProperty(String key, String description, @Nullable String defaultValue, Check check, String... choices) {
        this.key = key;
        this.description = description;
        this.defaultValue = defaultValue;
        this.check = check;
        this.choices = List.of(choices);
    }

    /** The name that users write. */
    public String key() {
        return key;
    }

    /** One or two sentences. */
    public String description() {
        return description;
    }

    /** The default value; null when there is none. */
    @Nullable
    public String defaultValue() {
        return defaultValue;
    }

    /** All values that it takes; empty when there are too many. */
    public List<String> choices() {
        return choices;
    }

    /** Whether the value is secret. */
    public boolean secret() {
        return key.equals("password") || key.endsWith("Password");
    }

    /**
     * The value in its normal form.
     *
     * @throws KeywayException INVALID_SETTING, naming the property, and the value unless it is secret
     */
    public String checked(String text) {
        return check.apply(this, text);
    }

    /** The failure for an invalid value of this property. */
    public KeywayException invalid(String text, String expected) {
        String shown = secret() ? "the given value" : "\"" + text + "\"";
        return new KeywayException(ErrorCode.INVALID_SETTING, key + " cannot be " + shown)
                .withHint("it takes " + expected);
    }

    /** The property of that name, whatever its case. */
    public static Optional<ConnectionProperty> named(String name) {
        return Arrays.stream(values())
                .filter(property -> property.key.equalsIgnoreCase(name))
                .findFirst();
    }

    /** The property whose name is spelled most like this one. */
    public static ConnectionProperty nearest(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .min(Comparator.comparingInt(property ->
                        LevenshteinDistance.getDefaultInstance().apply(property.key.toLowerCase(Locale.ROOT), wanted)))
                .orElseThrow();
    }

    /** The property as connection dialogs show it. */
    public DriverPropertyInfo info(@Nullable String current) {
        String shown = secret() ? null : current == null || current.isEmpty() ? defaultValue : current;
        DriverPropertyInfo info = new DriverPropertyInfo(key, shown);
        info.description = description;
        info.required = false;
        if (!choices.isEmpty()) {
            info.choices = choices.toArray(String[]::new);
        }
        return info;
    }
}
