package io.keyway.jdbc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.jdbc.KeywayDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one list of properties, and what connection dialogs and the manual make of it. */
class ConnectionPropertyTest {
    private static final Path MANUAL = Path.of("..", "docs", "jdbc.md");

    @ParameterizedTest
    @EnumSource
    void isCompleteAndDocumented(ConnectionProperty property) throws IOException {
        assertThat(property.key()).matches("[a-z]+([A-Z][a-z]+)*");
        assertThat(property.description()).endsWith(".");
        if (property.defaultValue() != null) {
            assertThat(property.checked(property.defaultValue())).isNotEmpty();
        }
        if (!property.choices().isEmpty()) {
            assertThat(property.choices()).contains(property.defaultValue());
        }
        String shown = property.defaultValue() == null ? "" : "`" + property.defaultValue() + "`";
        assertThat(Files.readString(MANUAL)).contains("| `" + property.key() + "` | " + shown + " |");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "jdbc:other:x", "jdbc:keyway:", "jdbc:keyway://", "jdbc:keyway://h:x/ks?fullScan=&%%=%", "?"
            })
    void dialogsGetThemAllForAnyUrl(String url) {
        DriverPropertyInfo[] infos = new KeywayDriver().getPropertyInfo(url, null);
        assertThat(Arrays.stream(infos).map(info -> info.name))
                .containsExactly(Arrays.stream(ConnectionProperty.values())
                        .map(ConnectionProperty::key)
                        .toArray(String[]::new));
        assertThat(infos)
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(info -> assertThat(info.description).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource
    void dialogsShowDefaultsAndChoices(ConnectionProperty property) {
        DriverPropertyInfo info = find(new KeywayDriver().getPropertyInfo("jdbc:keyway://h/ks", null), property);
        assertThat(info.value).isEqualTo(property.defaultValue());
        assertThat(info.required).isFalse();
        if (property.choices().isEmpty()) {
            assertThat(info.choices).isNull();
        } else {
            assertThat(info.choices).containsExactlyElementsOf(property.choices());
        }
    }

    @Test
    void theDriverRegistersItselfAndCanBeTakenBack() throws Exception {
        String url = "jdbc:keyway://127.0.0.1:1/ks";
        Driver driver = DriverManager.getDriver(url);
        assertThat(driver).isInstanceOf(KeywayDriver.class);
        DriverManager.deregisterDriver(driver);
        try {
            assertThatThrownBy(() -> DriverManager.getDriver(url)).hasMessageContaining("No suitable driver");
        } finally {
            DriverManager.registerDriver(driver);
        }
    }

    @Test
    void dialogsShowWhatIsSetButNoSecret() {
        Properties properties = new Properties();
        properties.setProperty("password", "hush");
        properties.setProperty("fullScan", "allow");
        DriverPropertyInfo[] infos = new KeywayDriver()
                .getPropertyInfo("jdbc:keyway://h/ks?fullScan=refuse&keystorePassword=hush", properties);
        assertThat(find(infos, ConnectionProperty.FULL_SCAN).value).isEqualTo("refuse");
        assertThat(find(infos, ConnectionProperty.FULL_SCAN).choices).containsExactly("guard", "allow", "refuse");
        assertThat(find(infos, ConnectionProperty.CONSISTENCY).value).isEqualTo("LOCAL_ONE");
        assertThat(infos).noneSatisfy(info -> assertThat(info.value).isEqualTo("hush"));
    }

    private static DriverPropertyInfo find(DriverPropertyInfo[] infos, ConnectionProperty property) {
        return Arrays.stream(infos)
                .filter(info -> info.name.equals(property.key()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void foreignUrlsAreLeftToOthers() throws Exception {
        KeywayDriver driver = new KeywayDriver();
        assertThat(driver.acceptsURL(null)).isFalse();
        assertThat(driver.acceptsURL("jdbc:postgresql://h/db")).isFalse();
        assertThat(driver.acceptsURL("jdbc:keyway://h/ks")).isTrue();
        assertThat(driver.connect("jdbc:postgresql://h/db", null)).isNull();
        assertThat(driver.connect(null, null)).isNull();
    }
}
