package io.keyway.bench.peers;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.concurrent.CompletionStage;

/** A bare program on the Java driver that prints the answer to one query as CSV: connects, asks, loops, ends. */
public final class BareProgram {
    private BareProgram() {}

    /**
     * Prints the answer.
     *
     * @param arguments host, port, and the CQL, whose values need no quotes in CSV
     */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress node = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        try (CqlSession session = HandWritten.connect(node)) {
            CompletionStage<AsyncResultSet> next = session.executeAsync(arguments[2]);
            boolean first = true;
            while (next != null) {
                AsyncResultSet page = next.toCompletableFuture().join();
                next = page.hasMorePages() ? page.fetchNextPage() : null;
                if (first) {
                    out.write(header(page.getColumnDefinitions()));
                    first = false;
                }
                for (Row row : page.currentPage()) {
                    write(out, row);
                }
            }
            out.flush();
        }
    }

    private static String header(ColumnDefinitions columns) {
        StringJoiner names = new StringJoiner(",", "", "\n");
        columns.forEach(column -> names.add(column.getName().asInternal()));
        return names.toString();
    }

    private static void write(Writer out, Row row) throws IOException {
        for (int column = 0; column < row.size(); column++) {
            if (column > 0) {
                out.write(',');
            }
            out.write(String.valueOf(row.getObject(column)));
        }
        out.write('\n');
    }
}
