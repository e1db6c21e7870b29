package io.keyway.devcassandra;

import io.keyway.devcassandra.node.RequestLine;
import java.util.List;

/**
 * One CQL request that the server executed.
 *
 * @param keyspace the keyspace of the statement's table, or else the session's; empty if neither is known
 * @param kind what the client sent; every page of a result is an EXECUTE or QUERY of its own
 * @param cql the statement as the client wrote it, line ends included; for a batch its statements between
 *     {@code "; "}
 * @param values the bound values in order, as CQL literals
 * @param failed whether the server answered with an error
 */
public record Request(String keyspace, Kind kind, String cql, List<String> values, boolean failed) {
    /** The requests of the native protocol that carry CQL. */
    public enum Kind {
        QUERY,
        EXECUTE,
        PREPARE,
        BATCH
    }

    static Request parse(String line) {
        List<String> fields = RequestLine.split(line);
        return new Request(
                fields.get(1),
                Kind.valueOf(fields.get(0)),
                fields.get(3),
                List.copyOf(fields.subList(4, fields.size())),
                fields.get(2).equals("failed"));
    }
}
