package io.keyway.bench.cases;

import io.keyway.bench.data.Dataset;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import java.sql.SQLException;

/** A question, and how each contestant is asked. */
public interface Case {
    /** A short name for the command line. */
    String name();

    /** One line for reports. */
    String title();

    /** What it reads. */
    Dataset dataset();

    /** What is compared. */
    default Measure measure() {
        return Measure.WALL;
    }

    /** The most that Keyway may take in comparison with hand-written code. */
    double atMost();

    /** Whether it is asked of datasets of several sizes, to see how its cost grows. */
    default boolean isInScaleSeries() {
        return false;
    }

    /** Questions answered by one run of a task; times are divided by it. */
    default int questions() {
        return 1;
    }

    /** The hand-written code. */
    Task byHand(HandWritten driver);

    /** How a contestant that speaks JDBC is asked; one that cannot answer fails here or when it runs. */
    Task jdbc(JdbcPeer peer) throws SQLException;
}
