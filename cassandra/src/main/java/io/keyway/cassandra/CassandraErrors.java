package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Turns the driver's failures into Keyway's. */
public final class CassandraErrors {
    /** Cassandra's messages about a statement whose table has changed or is gone. */
    private static final List<String> CHANGED = List.of(
            "does not exist", "nconfigured table", "Undefined column name", "IllegalArgumentException: Unknown CF");

    /** Cassandra's {@code RequestFailureReason} of that name, in the protocol's map of reasons by replica. */
    private static final int INCOMPATIBLE_SCHEMA = 3;

    private CassandraErrors() {}

    /**
     * A failure of one request.
     *
     * @param failure what the driver threw
     * @param what what was being done, for example {@code "reading sparkify.by_songs"}
     */
    public static KeywayException translate(Throwable failure, String what) {
        Throwable cause = unwrap(failure);
        if (cause instanceof KeywayException known) {
            return known;
        }
        if (cause instanceof AllNodesFailedException all) {
            return allNodesFailed(all, what);
        }
        if (cause instanceof DriverTimeoutException
                || cause instanceof ReadTimeoutException
                || cause instanceof WriteTimeoutException) {
            return new KeywayException(ErrorCode.TIMEOUT, "timed out " + what + ": " + cause.getMessage(), cause)
                    .withHint("raise requestTimeout, or narrow the query");
        }
        if (cause instanceof UnavailableException
                || cause instanceof OverloadedException
                || cause instanceof BootstrappingException
                || cause instanceof BusyConnectionException) {
            return new KeywayException(
                            ErrorCode.CLUSTER_BUSY, "the cluster refused " + what + ": " + cause.getMessage(), cause)
                    .withHint("try again; if it stays, look at the nodes with nodetool status");
        }
        if (cause instanceof UnauthorizedException) {
            return new KeywayException(
                    ErrorCode.PERMISSION_DENIED, "not allowed while " + what + ": " + cause.getMessage(), cause);
        }
        if (isConnectionLost(cause)) {
            return unreachable(what, cause.getMessage() == null ? "connection lost" : cause.getMessage(), cause);
        }
        if (cause instanceof InvalidQueryException || cause instanceof QueryExecutionException) {
            return new KeywayException(
                    ErrorCode.INTERNAL_ERROR, "Cassandra refused " + what + ": " + cause.getMessage(), cause);
        }
        return new KeywayException(ErrorCode.INTERNAL_ERROR, "failed while " + what + ": " + cause, cause);
    }

    /**
     * A failure of a statement that was right for the tables as the driver knew them.
     *
     * @param what what was being read, for example {@code "reading sparkify.by_songs"}
     */
    public static KeywayException whileReading(String what, Throwable failure) {
        Throwable cause = unwrap(failure);
        List<Throwable> errors = cause instanceof AllNodesFailedException all ? errors(all) : List.of(cause);
        boolean changed = errors.stream().anyMatch(CassandraErrors::isOfAnotherTable);
        return changed
                ? new KeywayException(
                                ErrorCode.TABLE_CHANGED, "Cassandra refused " + what + ": " + cause.getMessage(), cause)
                        .withHint("the table has changed meanwhile; run the query again")
                : translate(cause, what);
    }

    /**
     * Why Cassandra will never accept a row: a key or a value is too long, or violates a limit that only the server
     * knows.
     *
     * @param failure what the driver threw about an INSERT that is right for its table
     * @return Cassandra's words; empty for a failure that is not the row's: of the cluster, the network, the login or the
     *     table
     */
    public static Optional<String> refusalOfRow(Throwable failure) {
        Throwable cause = unwrap(failure);
        return cause instanceof InvalidQueryException && !isOfAnotherTable(cause)
                ? Optional.of(String.valueOf(cause.getMessage()))
                : Optional.empty();
    }

    /**
     * Coordinators report it only in words, and one that is dropping a table no longer finds it; of a replica whose
     * schema differs from the coordinator's, they pass on a number.
     */
    private static boolean isOfAnotherTable(Throwable error) {
        if (error instanceof ReadFailureException failure) {
            return failure.getReasonMap().containsValue(INCOMPATIBLE_SCHEMA);
        }
        String message = String.valueOf(error.getMessage());
        return CHANGED.stream().anyMatch(message::contains);
    }

    /** A failure to open a session. */
    static KeywayException whileConnecting(Throwable failure, ClusterOptions options) {
        String nodes =
                options.contactPoints().stream().map(HostAndPort::toString).collect(Collectors.joining(", "));
        if (failure instanceof AllNodesFailedException all) {
            for (Throwable error : errors(all)) {
                if (error instanceof AuthenticationException) {
                    return new KeywayException(
                                    ErrorCode.AUTHENTICATION_FAILED,
                                    "cannot connect to " + nodes + ": " + rootMessage(error),
                                    failure)
                            .withHint("check user and password");
                }
            }
            Throwable first = errors(all).stream().findFirst().orElse(failure);
            return connectionFailed(nodes, first, failure);
        }
        return connectionFailed(nodes, failure, failure);
    }

    /** The requested data centre does not exist, so no node would ever be sent a request. */
    static KeywayException unknownDatacenter(String name, Collection<String> known) {
        return new KeywayException(ErrorCode.CONNECTION_FAILED, "the cluster has no data centre \"" + name + "\"")
                .withHint("it has " + String.join(", ", known) + "; without localDatacenter, the nearest is taken");
    }

    private static KeywayException connectionFailed(String nodes, Throwable first, Throwable failure) {
        KeywayException failed = new KeywayException(
                ErrorCode.CONNECTION_FAILED, "cannot connect to " + nodes + ": " + rootMessage(first), failure);
        boolean encryption = causes(first).anyMatch(SSLException.class::isInstance);
        return failed.withHint(
                encryption
                        ? "check ssl, truststore and verifyHostname"
                        : "check host and port, and that Cassandra accepts CQL connections there, with or without ssl");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static KeywayException allNodesFailed(AllNodesFailedException all, String what) {
        List<Throwable> errors = errors(all);
        for (Throwable error : errors) {
            if (!isConnectionLost(error) && !(error instanceof AllNodesFailedException)) {
                return translate(error, what);
            }
        }
        String nodes = all.getAllErrors().keySet().stream()
                .map(node -> node.getEndPoint().toString())
                .collect(Collectors.joining(", "));
        return unreachable(what, nodes.isEmpty() ? "no node is reachable" : "no answer from " + nodes, all);
    }

    private static KeywayException unreachable(String what, String why, Throwable cause) {
        return new KeywayException(ErrorCode.CLUSTER_UNREACHABLE, "lost Cassandra while " + what + ": " + why, cause)
                .withHint("check that the nodes run; the connection recovers by itself when they are back");
    }

    private static boolean isConnectionLost(Throwable error) {
        return error instanceof ClosedConnectionException
                || error instanceof HeartbeatException
                || error instanceof NodeUnavailableException
                || error instanceof IOException;
    }

    private static List<Throwable> errors(AllNodesFailedException all) {
        Map<Node, List<Throwable>> byNode = all.getAllErrors();
        return byNode.values().stream().flatMap(List::stream).toList();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = reason(root);
        }
        if (root instanceof UnknownHostException) {
            return "unknown host " + root.getMessage();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }

    /** The cause; where the driver has put what the network said beside it, that. */
    private static Throwable reason(Throwable failure) {
        for (Throwable beside : failure.getSuppressed()) {
            if (beside instanceof ConnectException) {
                return beside;
            }
        }
        return failure.getCause() == null ? failure : failure.getCause();
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
