package io.keyway.jdbc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.error.KeywayException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which URLs can be read, and what is said of the others. */
class KeywayUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:keyway://h/ks                         | [h:9042]           | ks     | jdbc:keyway://h:9042/ks
            jdbc:keyway://h:1/ks                       | [h:1]              | ks     | jdbc:keyway://h:1/ks
            jdbc:keyway://a,b:2,c:3/ks                 | [a:3, b:2, c:3]    | ks     | jdbc:keyway://a:3,b:2,c:3/ks
            jdbc:keyway://[::1]:7/ks                   | [[::1]:7]          | ks     | jdbc:keyway://[::1]:7/ks
            jdbc:keyway://h                            | [h:9042]           | ''     | jdbc:keyway://h:9042/
            jdbc:keyway:///ks                          | [127.0.0.1:9042]   | ks     | jdbc:keyway://127.0.0.1:9042/ks
            jdbc:keyway://h/?user=me                   | [h:9042]           | ''     | jdbc:keyway://h:9042/?user=me
            jdbc:keyway://h/My%20K+s                   | [h:9042]           | My K+s | jdbc:keyway://h:9042/My%20K%2Bs
            jdbc:keyway://h/ks?user=a%26b&password=x   | [h:9042]           | ks     | jdbc:keyway://h:9042/ks?user=a%26b
            jdbc:keyway://h/ks?USER=a&model=           | [h:9042]           | ks     | jdbc:keyway://h:9042/ks?user=a
            jdbc:keyway://h/ks?requestTimeout=2min     | [h:9042]           | ks     | jdbc:keyway://h:9042/ks?requestTimeout=2min
            """)
    void reads(String url, String hosts, String keyspace, String again) {
        KeywayUrl read = KeywayUrl.parse(url);
        assertThat(read.hosts()).hasToString(hosts);
        assertThat(read.keyspace()).isEqualTo(keyspace);
        assertThat(read).hasToString(again);
        assertThat(KeywayUrl.parse(again)).hasToString(again);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:keyway:h/ks                       | 08001 | no //
            jdbc:keyway://h:x/ks                   | 08001 | not "x"
            jdbc:keyway://h:99999/ks               | 08001 | 99999
            jdbc:keyway://h,,g/ks                  | 08001 | host name is missing
            jdbc:keyway://me:hush@h/ks             | 08001 | before the host
            jdbc:keyway://h/a/b                    | 08001 | "a/b" is not a keyspace
            jdbc:keyway://h/ks?password=hush%zz    | 08001 | the password in the URL is not valid
            jdbc:keyway://h/ks?usr=me              | 22023 | unknown property "usr"
            jdbc:keyway://h/ks?fullScan=perhaps    | 22023 | fullScan cannot be "perhaps"
            jdbc:keyway://h/ks?fetchSize=0         | 22023 | fetchSize cannot be "0"
            jdbc:keyway://h/ks?connectTimeout=soon | 22023 | connectTimeout cannot be "soon"
            jdbc:keyway://h/ks?maxMemory=1PB       | 22023 | maxMemory cannot be "1PB"
            jdbc:keyway://h/ks?fullScanLimit=99999999999999999999 | 22023 | fullScanLimit
            """)
    void refuses(String url, String state, String message) {
        assertThatThrownBy(() -> KeywayUrl.parse(url)).isInstanceOfSatisfying(KeywayException.class, e -> {
            assertThat(e.code().sqlState()).isEqualTo(state);
            assertThat(e.text()).contains(message).doesNotContain("hush");
            assertThat(e.hint()).isNotNull().doesNotContain("hush");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "usr, user",
        "Fullscan_limit, fullScanLimit",
        "datacenter, localDatacenter",
        "trustStorePass, truststore"
    })
    void namesTheNearestProperty(String unknown, String nearest) {
        assertThat(ConnectionProperty.nearest(unknown).key()).isEqualTo(nearest);
    }
}
