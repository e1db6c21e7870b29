package io.keyway.devcassandra.node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.cassandra.cql3.CQLStatement;
import org.apache.cassandra.cql3.ColumnSpecification;
import org.apache.cassandra.cql3.QueryEvents;
import org.apache.cassandra.cql3.QueryOptions;
import org.apache.cassandra.cql3.statements.BatchStatement;
import org.apache.cassandra.service.QueryState;
import org.apache.cassandra.transport.Message;
import org.apache.cassandra.transport.messages.ResultMessage;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line per CQL request that the node executed: kind, keyspace, outcome, CQL, bound values.
 *
 * <p>Cassandra calls its listeners on the thread that executes the request, before it hands the response
 * to the network; so when a client has its answer, the line is in the file. Cassandra's own audit log goes
 * through the same listeners, but writes an EXECUTE as a SELECT and drops the values.
 */
final class RequestRecorder implements QueryEvents.Listener {
    private final OutputStream out;

    private RequestRecorder(OutputStream out) {
        this.out = out;
    }

    static RequestRecorder appendingTo(Path file) {
        try {
            return new RequestRecorder(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the request log " + file, e);
        }
    }

    @Override
    public void querySuccess(
            CQLStatement statement,
            String query,
            QueryOptions options,
            QueryState state,
            long time,
            Message.Response response) {
        write("QUERY", "ok", statement, query, state, literals(statement, options.getValues()));
    }

    @Override
    public void queryFailure(
            @Nullable CQLStatement statement, String query, QueryOptions options, QueryState state, Exception cause) {
        write("QUERY", "failed", statement, query, state, literals(statement, options.getValues()));
    }

    @Override
    public void executeSuccess(
            CQLStatement statement,
            String query,
            QueryOptions options,
            QueryState state,
            long time,
            Message.Response response) {
        write("EXECUTE", "ok", statement, query, state, literals(statement, options.getValues()));
    }

    @Override
    public void executeFailure(
            @Nullable CQLStatement statement,
            @Nullable String query,
            QueryOptions options,
            QueryState state,
            Exception cause) {
        write("EXECUTE", "failed", statement, query, state, literals(statement, options.getValues()));
    }

    @Override
    public void prepareSuccess(
            CQLStatement statement, String query, QueryState state, long time, ResultMessage.Prepared response) {
        write("PREPARE", "ok", statement, query, state, List.of());
    }

    @Override
    public void prepareFailure(
            @Nullable CQLStatement statement, @Nullable String query, QueryState state, Exception cause) {
        write("PREPARE", "failed", statement, query, state, List.of());
    }

    @Override
    public void batchSuccess(
            BatchStatement.Type type,
            List<? extends CQLStatement> statements,
            List<String> queries,
            List<List<ByteBuffer>> values,
            QueryOptions options,
            QueryState state,
            long time,
            Message.Response response) {
        writeBatch("ok", statements, queries, values, state);
    }

    @Override
    public void batchFailure(
            BatchStatement.Type type,
            List<? extends CQLStatement> statements,
            List<String> queries,
            List<List<ByteBuffer>> values,
            QueryOptions options,
            QueryState state,
            Exception cause) {
        writeBatch("failed", statements, queries, values, state);
    }

    private void writeBatch(
            String outcome,
            List<? extends CQLStatement> statements,
            List<String> queries,
            List<List<ByteBuffer>> values,
            QueryState state) {
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            literals.addAll(literals(statements.get(i), values.get(i)));
        }
        CQLStatement first = statements.isEmpty() ? null : statements.get(0);
        write("BATCH", outcome, first, String.join("; ", queries), state, literals);
    }

    private void write(
            String kind,
            String outcome,
            @Nullable CQLStatement statement,
            @Nullable String query,
            QueryState state,
            List<String> values) {
        List<String> fields =
                new ArrayList<>(List.of(kind, keyspace(statement, state), outcome, query == null ? "" : query));
        fields.addAll(values);
        byte[] line = RequestLine.join(fields).getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(line);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the request log", e);
            }
        }
    }

    private static String keyspace(@Nullable CQLStatement statement, QueryState state) {
        String named = statement == null ? null : statement.getAuditLogContext().keyspace;
        String used = named == null ? state.getClientState().getRawKeyspace() : named;
        return used == null ? "" : used;
    }

    /** The values as CQL literals; without the statement, which knows their types, none. */
    private static List<String> literals(@Nullable CQLStatement statement, List<ByteBuffer> values) {
        List<ColumnSpecification> columns = statement == null ? List.of() : statement.getBindVariables();
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), columns.size()); i++) {
            ByteBuffer value = values.get(i);
            literals.add(
                    value == null ? "null" : columns.get(i).type.asCQL3Type().toCQLLiteral(value.duplicate()));
        }
        return literals;
    }
}
