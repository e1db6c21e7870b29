package io.keyway.exec;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import io.keyway.pushdown.CqlSelect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement over one session, with what does not change from execution to execution: its text, the driver's prepared
 * statement, and how values are written and rows are read. Safe for use by several threads.
 */
final class SelectStatement {
    private final CqlSession session;
    private final Function<String, CompletionStage<PreparedStatement>> preparer;
    private final String cql;
    private final RowDecoder decoder;
    private final ProtocolVersion protocol;
    private volatile @Nullable CompletableFuture<Ready> ready;
    private volatile int largestAnswer;
    private volatile long rowsOfRing;

    /** A prepared statement with the codec of each value. */
    private record Ready(PreparedStatement statement, List<TypeCodec<Object>> codecs) {}

    /**
     * A statement that is prepared when it is first sent.
     *
     * @param preparer prepares a text, or finds it prepared
     */
    SelectStatement(
            CqlSession session, Function<String, CompletionStage<PreparedStatement>> preparer, CqlSelect select) {
        this.session = session;
        this.preparer = preparer;
        this.cql = select.text();
        this.decoder = RowDecoder.of(select);
        this.protocol = session.getContext().getProtocolVersion();
    }

    /** Reads the rows of its answers. */
    RowDecoder decoder() {
        return decoder;
    }

    /** Remembers how large an answer was, in bytes. */
    void answered(int bytes) {
        // Two threads may do so at once, and the smaller answer win; it is an estimate.
        if (bytes > largestAnswer) {
            largestAnswer = bytes;
        }
    }

    /** Bytes of the largest answer so far, of all executions; 0 before the first. */
    int largestAnswer() {
        return largestAnswer;
    }

    /** Remembers how many rows of the whole ring were read by ranges; 0 when no ranges were needed. */
    void readRing(long rows) {
        rowsOfRing = rows;
    }

    /** Rows of the whole ring as the last execution found them that read it to its end by ranges; else 0. */
    long rowsOfRing() {
        return rowsOfRing;
    }

    /** Sends one request; the answer is its first page. */
    CompletionStage<AsyncResultSet> send(List<Object> values, Requests.Profile profile) {
        CompletableFuture<Ready> known = ready;
        if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
            return session.executeAsync(bound(known.join(), values, profile));
        }
        return prepared().thenCompose(prepared -> session.executeAsync(bound(prepared, values, profile)));
    }

    /** Several threads may prepare at once; the driver sends what is the same once. */
    private CompletableFuture<Ready> prepared() {
        CompletableFuture<Ready> known = ready;
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<Ready> preparing =
                preparer.apply(cql).thenApply(this::ready).toCompletableFuture();
        ready = preparing;
        return preparing;
    }

    private Ready ready(PreparedStatement statement) {
        List<TypeCodec<Object>> codecs = new ArrayList<>();
        for (ColumnDefinition variable : statement.getVariableDefinitions()) {
            codecs.add(session.getContext().getCodecRegistry().codecFor(variable.getType()));
        }
        return new Ready(statement, List.copyOf(codecs));
    }

    private BoundStatement bound(Ready prepared, List<Object> values, Requests.Profile profile) {
        BoundStatementBuilder builder = prepared.statement().boundStatementBuilder();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            TypeCodec<Object> codec = prepared.codecs().get(i);
            // After a table is made again with other types the driver may still know the old ones; the value has the
            // new one.
            boolean fits = codec.accepts(value);
            TypeCodec<Object> fitting =
                    fits ? codec : session.getContext().getCodecRegistry().codecFor(value);
            builder.setBytesUnsafe(i, fitting.encode(value, protocol));
        }
        return builder.setPageSize(profile.pageSize())
                .setTimeout(profile.timeout())
                .setConsistencyLevel(profile.level())
                .setIdempotence(true)
                .build();
    }
}
