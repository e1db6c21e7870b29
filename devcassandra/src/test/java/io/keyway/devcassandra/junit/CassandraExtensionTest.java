package io.keyway.devcassandra.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.DevNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Within a class there is one keyspace, whoever asks for it. */
@WithCassandra
final class CassandraExtensionTest {
    private final TestKeyspace ofConstructor;

    CassandraExtensionTest(TestKeyspace keyspace) {
        this.ofConstructor = keyspace;
    }

    @BeforeAll
    static void createTable(TestKeyspace keyspace) {
        keyspace.execute("CREATE TABLE " + keyspace.name() + ".t (p int PRIMARY KEY)");
    }

    @Test
    void aClassHasOneKeyspaceOnTheSharedNode(TestKeyspace keyspace, DevNode node) {
        assertThat(keyspace).isEqualTo(ofConstructor);
        assertThat(keyspace.node()).isSameAs(node);
        assertThat(keyspace.name()).matches("cassandraextensiontest_\\d+");
        assertThat(keyspace.contactPoint()).isEqualTo("127.0.0.1:" + node.port());
        keyspace.execute("INSERT INTO " + keyspace.name() + ".t (p) VALUES (1)");
    }

    @Nested
    final class Inner {
        @Test
        void aNestedClassSharesIt(TestKeyspace keyspace) {
            assertThat(keyspace).isEqualTo(ofConstructor);
        }
    }
}
