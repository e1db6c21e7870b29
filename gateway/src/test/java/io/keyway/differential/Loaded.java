package io.keyway.differential;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.engine.EngineProbe;
import io.keyway.engine.GatewayOptions;
import io.keyway.model.ModelReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A dataset in Cassandra and in H2.
 *
 * @param dataset the dataset
 * @param engine the engine over Cassandra
 * @param h2 the other database
 */
record Loaded(Dataset dataset, EngineProbe engine, Connection h2) implements AutoCloseable {

    /** Makes the dataset of a seed; its tables stay until the keyspace is dropped. */
    static Loaded random(TestKeyspace keyspace, long seed) throws SQLException {
        Dataset dataset = Dataset.random(keyspace.name(), "s" + seed + "_", seed);
        ClusterOptions cluster = ClusterOptions.of(List.of(new HostAndPort(keyspace.host(), keyspace.port())));
        dataset.cql().forEach(keyspace::execute);
        try (CqlSession session = ClusterSession.open(cluster)) {
            Stores.fill(session, dataset);
        }
        GatewayOptions options = new GatewayOptions(
                cluster, keyspace.name(), Optional.of(ModelReader.parse(dataset.model(), "the model of seed " + seed)));
        return new Loaded(dataset, EngineProbe.open(options), Stores.h2(dataset));
    }

    Harness harness() {
        return new Harness(engine, h2);
    }

    @Override
    public void close() throws SQLException {
        engine.close();
        h2.close();
    }
}
