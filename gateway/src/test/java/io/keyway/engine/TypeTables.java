package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.error.KeywayException;
import io.keyway.exec.CancelSignal;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.FullScan;
import io.keyway.exec.RowCursor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables written by CQL, and what SQL reads from them, with the class of each value. */
final class TypeTables implements AutoCloseable {
    private final TestKeyspace keyspace;
    private final Sparkify gateway;

    TypeTables(TestKeyspace keyspace, String... cql) {
        this.keyspace = keyspace;
        for (String statement : cql) {
            keyspace.execute(statement.replace("ks.", keyspace.name() + "."));
        }
        this.gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    /** The rows, each with its values in {@link #shown} form joined by {@code " | "}. */
    List<String> rows(String sql, @Nullable Object... parameters) {
        PreparedQuery query = gateway.session().prepare(sql);
        ExecutionOptions options = new ExecutionOptions(Arrays.asList(parameters), 0, 0, new CancelSignal());
        List<String> rows = new ArrayList<>();
        try (RowCursor cursor = query.execute(options)) {
            while (cursor.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < query.columns().size(); i++) {
                    values.add(shown(cursor.get(i)));
                }
                rows.add(String.join(" | ", values));
            }
        }
        return rows;
    }

    /** What a query expects of its parameters. */
    String parameterTypes(String sql) {
        return gateway.session().prepare(sql).parameters().stream()
                .map(type -> type.kind().name())
                .collect(Collectors.joining(" "));
    }

    /** Checks the rows in any order. */
    void returns(String sql, List<?> parameters, String... rows) {
        assertThat(rows(sql, parameters.toArray())).as(sql + " " + parameters).containsExactlyInAnyOrder(rows);
    }

    /** Checks the rows in this order. */
    void returnsInOrder(String sql, String... rows) {
        assertThat(rows(sql)).as(sql).containsExactly(rows);
    }

    /** The distinct CQL texts that a query sends, with the keyspace's name taken off. */
    List<String> cql(String sql, @Nullable Object... parameters) {
        return keyspace.requests().ofKind(Request.Kind.EXECUTE).during(() -> rows(sql, parameters)).stream()
                .map(request -> request.cql().replace(keyspace.name() + ".", ""))
                .distinct()
                .toList();
    }

    /** The distinct CQL texts that a query sends before it fails. */
    List<String> cqlOfFailure(String sql) {
        return keyspace
                .requests()
                .ofKind(Request.Kind.EXECUTE)
                .during(() -> assertThatThrownBy(() -> rows(sql)).isInstanceOf(KeywayException.class))
                .stream()
                .map(Request::cql)
                .distinct()
                .toList();
    }

    /** A value with a mark of its class where text alone would not tell it. */
    static String shown(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TypeTables::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> shown(entry.getKey()) + ": " + shown(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof String text) {
            return "'" + text + "'";
        }
        return value + mark(value);
    }

    private static String mark(Object value) {
        if (value instanceof BigDecimal) {
            return "m";
        }
        if (value instanceof Long) {
            return "L";
        }
        if (value instanceof Float) {
            return "f";
        }
        if (value instanceof Short) {
            return "s";
        }
        return value instanceof Byte ? "b" : "";
    }

    @Override
    public void close() {
        gateway.close();
    }
}
