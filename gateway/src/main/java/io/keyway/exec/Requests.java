package io.keyway.exec;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Sends bound statements over one cluster session, each text prepared once. Safe for use by several threads. */
public final class Requests {
    /** Statement texts kept prepared; the texts of one application are few, because values are always bound. */
    private static final int PREPARED = 1_000;

    private final CqlSession session;
    private final Cache<String, CompletionStage<PreparedStatement>> prepared =
            CacheBuilder.newBuilder().maximumSize(PREPARED).build();

    public Requests(CqlSession session) {
        this.session = session;
    }

    /**
     * How one execution sends its requests.
     *
     * @param pageSize rows per page, at least 1
     * @param timeout of each request
     * @param consistency a CQL consistency level
     */
    public record Profile(int pageSize, Duration timeout, String consistency) {
        ConsistencyLevel level() {
            return DefaultConsistencyLevel.valueOf(consistency);
        }
    }

    /** Sends one request; the answer is its first page. */
    CompletionStage<AsyncResultSet> send(String cql, List<Object> values, Profile profile) {
        return prepare(cql).thenCompose(statement -> {
            BoundStatement bound = statement
                    .bind(values.toArray())
                    .setPageSize(profile.pageSize())
                    .setTimeout(profile.timeout())
                    .setConsistencyLevel(profile.level())
                    .setIdempotent(true);
            return session.executeAsync(bound);
        });
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
