package io.keyway.bench.peers;

/** Who answers. */
public enum Peer {
    BY_HAND("by hand", "the best code that we could write on the Java driver: the limit"),
    BY_HAND_AGAIN("by hand, again", "the same once more; how far its ratio is from 1 shows the noise"),
    KEYWAY("Keyway", "Keyway's driver, over JDBC"),
    STOCK_CALCITE("calcite-cassandra", "Apache Calcite's own adapter, over JDBC"),
    ING_WRAPPER("ING wrapper", "ing-bank's JDBC wrapper, which takes CQL");

    private final String title;
    private final String description;

    Peer(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** As reports name it. */
    public String title() {
        return title;
    }

    /** What it is. */
    public String description() {
        return description;
    }

    /** Whether it is the hand-written code. */
    public boolean isByHand() {
        return this == BY_HAND || this == BY_HAND_AGAIN;
    }

    /** Whether the benchmark is about it, rather than having it for comparison. */
    public boolean isMain() {
        return isByHand() || this == KEYWAY;
    }
}
