package io.keyway.engine.gateway;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Node;
import io.keyway.cassandra.ClusterSession;
import io.keyway.catalog.Catalog;
import io.keyway.catalog.CatalogTable;
import io.keyway.engine.GatewayOptions;
import io.keyway.error.KeywayException;
import io.keyway.exec.Requests;
import io.keyway.plan.QueryPlanner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One cluster session with what is known about its tables, shared by all connections of equal options. */
final class Gateway implements AutoCloseable {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final CqlSession session;
    private final Requests requests;
    private final SizeEstimates estimates;
    private final CatalogSource source;
    private final PlanCacheFigures planFigures = new PlanCacheFigures();
    private volatile Snapshot snapshot;

    /**
     * The tables at one moment.
     *
     * @param keyspaces the driver's view that the catalog was made from; another one means that something changed
     */
    private record Snapshot(Map<?, ?> keyspaces, Catalog catalog, PlanCache plans) {}

    private Gateway(CqlSession session, GatewayOptions options) {
        this.session = session;
        this.requests = new Requests(session);
        this.estimates = new SizeEstimates(session);
        this.source = new CatalogSource(session, options);
        this.snapshot = read(1);
    }

    /**
     * Connects.
     *
     * @throws KeywayException CONNECTION_FAILED, AUTHENTICATION_FAILED, UNKNOWN_KEYSPACE, or INVALID_MODEL
     */
    static Gateway open(GatewayOptions options) {
        CqlSession session = ClusterSession.open(options.cluster());
        try {
            return new Gateway(session, options);
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    Requests requests() {
        return requests;
    }

    SizeEstimates estimates() {
        return estimates;
    }

    /** The tables as they are now. */
    Catalog catalog() {
        return current().catalog();
    }

    /** Plans for the tables as they are now. */
    PlanCache plans() {
        return current().plans();
    }

    /** How often plans were found and made. */
    PlanCacheFigures planFigures() {
        return planFigures;
    }

    /** The query tables that are left out of routing, and why. */
    List<String> problems() {
        Catalog catalog = catalog();
        return catalog.schemas().values().stream()
                .flatMap(tables -> tables.values().stream())
                .filter(CatalogTable.Logical.class::isInstance)
                .flatMap(table -> ((CatalogTable.Logical) table).problems().stream())
                .toList();
    }

    /** The release version of a node. */
    String serverVersion() {
        return session.getMetadata().getNodes().values().stream()
                .map(Node::getCassandraVersion)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse("unknown");
    }

    CqlSession session() {
        return session;
    }

    private Snapshot current() {
        Snapshot known = snapshot;
        if (known.keyspaces() == session.getMetadata().getKeyspaces()) {
            return known;
        }
        synchronized (this) {
            if (snapshot.keyspaces() != session.getMetadata().getKeyspaces()) {
                snapshot = read(snapshot.catalog().version() + 1);
            }
            return snapshot;
        }
    }

    private Snapshot read(long version) {
        Map<?, ?> keyspaces = session.getMetadata().getKeyspaces();
        Catalog catalog = source.read(version);
        return new Snapshot(keyspaces, catalog, new PlanCache(new QueryPlanner(catalog), planFigures));
    }

    /** Ends requests under way too: nobody is left to read the answers, and a node that hangs would never send them. */
    @Override
    public void close() {
        try {
            session.forceCloseAsync().toCompletableFuture().get(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // A failure while closing helps nobody; the driver closes the rest nevertheless.
            return;
        }
    }
}
