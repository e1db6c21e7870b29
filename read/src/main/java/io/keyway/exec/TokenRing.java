package io.keyway.exec;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The ring of a cluster whose tokens are whole numbers of 64 bits, as Murmur3Partitioner makes them.
 *
 * @param tokens the driver's view
 * @param borders the last token of each range of the ring; the replicas of the tokens up to one are the same
 * @param nodes how many nodes are up, at least 1
 */
record TokenRing(TokenMap tokens, NavigableSet<Long> borders, int nodes) {
    private static final String PARTITIONER = "Murmur3Partitioner";

    /** The ring as it is now; empty when tokens are something else, or unknown. */
    static Optional<TokenRing> of(CqlSession session) {
        Metadata metadata = session.getMetadata();
        return metadata.getTokenMap()
                .filter(tokens -> tokens.getPartitionerName().endsWith(PARTITIONER))
                .map(tokens -> new TokenRing(tokens, borders(tokens), nodes(metadata)));
    }

    private static NavigableSet<Long> borders(TokenMap tokens) {
        NavigableSet<Long> borders = new TreeSet<>();
        tokens.getTokenRanges().forEach(range -> borders.add(Long.parseLong(tokens.format(range.getEnd()))));
        return borders;
    }

    private static int nodes(Metadata metadata) {
        long up = metadata.getNodes().values().stream()
                .filter(node -> node.getState() == NodeState.UP)
                .count();
        return (int) Math.max(1, up);
    }

    /** A token as the driver has it. */
    Token token(long value) {
        return tokens.parse(Long.toString(value));
    }
}
