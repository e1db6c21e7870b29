package io.keyway.differential;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.engine.GatewayOptions;
import io.keyway.engine.gateway.EngineProbe;
import io.keyway.model.LogicalTable;
import io.keyway.model.ModelReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A dataset in Cassandra and in other databases.
 *
 * @param keyspace where its query tables stand
 * @param dataset the dataset
 * @param cluster how Cassandra is reached
 * @param engine the engine over Cassandra
 * @param h2 a database in memory
 * @param postgres PostgreSQL, where there is one
 */
record Loaded(
        TestKeyspace keyspace,
        Dataset dataset,
        ClusterOptions cluster,
        EngineProbe engine,
        Connection h2,
        Optional<Connection> postgres)
        implements AutoCloseable {

    /** Makes the dataset of a seed. */
    static Loaded random(TestKeyspace keyspace, long seed) throws SQLException {
        Dataset dataset = Dataset.random(keyspace.name(), "s" + seed + "_", seed);
        ClusterOptions cluster = ClusterOptions.of(List.of(new HostAndPort(keyspace.host(), keyspace.port())));
        dataset.cql().forEach(keyspace::execute);
        try (CqlSession session = ClusterSession.open(cluster)) {
            Stores.fill(session, dataset);
        }
        return new Loaded(
                keyspace, dataset, cluster, engine(dataset, cluster), Stores.h2(dataset), Postgres.open(dataset));
    }

    private static EngineProbe engine(Dataset dataset, ClusterOptions cluster) {
        return EngineProbe.open(new GatewayOptions(
                cluster,
                dataset.keyspace(),
                Optional.of(ModelReader.parse(dataset.model(), "the model of a random dataset"))));
    }

    /** An engine over the same tables that is told another model. */
    EngineProbe misled(UnaryOperator<LogicalTable> change) {
        List<Content> contents = dataset.contents().stream()
                .map(content -> new Content(change.apply(content.table()), content.rows()))
                .toList();
        return engine(new Dataset(dataset.keyspace(), contents), cluster);
    }

    Harness harness() {
        return new Harness(engine, h2, postgres);
    }

    @Override
    public void close() throws SQLException {
        engine.close();
        h2.close();
        if (postgres.isPresent()) {
            postgres.get().close();
        }
        // A node with little memory holds some hundred tables, and a long run makes more.
        dataset.drops().forEach(keyspace::execute);
    }
}
