package io.keyway.exec;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.keyway.pushdown.CqlSelect;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends bound statements over one cluster session, each text prepared once. Safe for use by several threads. */
public final class Requests {
    /** Statement texts kept prepared; the texts of one application are few, because values are always bound. */
    private static final int PREPARED = 1_000;

    private final CqlSession session;
    private final Cache<String, CompletionStage<PreparedStatement>> prepared =
            CacheBuilder.newBuilder().maximumSize(PREPARED).build();

    /** By identity; an entry goes with the plan that holds its statement. */
    private final Cache<CqlSelect, SelectStatement> statements =
            CacheBuilder.newBuilder().weakKeys().build();

    public Requests(CqlSession session) {
        this.session = session;
    }

    /**
     * How one execution sends its requests.
     *
     * @param pageSize rows per page, at least 1
     * @param timeout of each request
     * @param consistency a CQL consistency level
     * @param readsAll whether all rows are wanted that a statement finds, so that nothing is read in vain
     */
    public record Profile(int pageSize, Duration timeout, String consistency, boolean readsAll) {
        ConsistencyLevel level() {
            return DefaultConsistencyLevel.valueOf(consistency);
        }
    }

    /** A statement as this session sends it; found again for the very same statement of a plan. */
    SelectStatement statement(CqlSelect select) {
        SelectStatement known = statements.getIfPresent(select);
        if (known == null) {
            known = new SelectStatement(session, this::prepare, select);
            statements.put(select, known);
        }
        return known;
    }

    /** A text with its values. */
    record CqlStatement(String cql, List<Object> values) {}

    /**
     * Which page of a statement, and where it is read.
     *
     * @param token one that the answering replica should have; null for any node
     * @param keyspace the token's
     * @param pagingState where the page begins; null for the first one
     * @param pageSize rows of the page
     */
    record PageStart(
            @Nullable Token token,
            String keyspace,
            @Nullable ByteBuffer pagingState,
            int pageSize) {}

    /** Asks for one page. */
    CompletionStage<AsyncResultSet> send(CqlStatement text, PageStart place, Profile profile) {
        return prepare(text.cql())
                .thenCompose(statement -> session.executeAsync(bound(statement, text.values(), profile)
                        .setPageSize(place.pageSize())
                        .setPagingState(place.pagingState())
                        .setRoutingKeyspace(CqlIdentifier.fromInternal(place.keyspace()))
                        .setRoutingToken(place.token())));
    }

    /** The ring of the cluster, as far as it can be cut into ranges. */
    Optional<TokenRing> ring() {
        return TokenRing.of(session);
    }

    private static BoundStatement bound(PreparedStatement statement, List<Object> values, Profile profile) {
        return statement
                .bind(values.toArray())
                .setPageSize(profile.pageSize())
                .setTimeout(profile.timeout())
                .setConsistencyLevel(profile.level())
                .setIdempotent(true);
    }

    private CompletionStage<PreparedStatement> prepare(String cql) {
        CompletionStage<PreparedStatement> known = prepared.getIfPresent(cql);
        if (known != null) {
            return known;
        }
        CompletionStage<PreparedStatement> preparing = session.prepareAsync(cql);
        prepared.put(cql, preparing);
        preparing.whenComplete((statement, failure) -> {
            if (failure != null) {
                prepared.invalidate(cql);
            }
        });
        return preparing;
    }
}
