package io.keyway.bench.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/**
 * Where and when the times were taken.
 *
 * @param time in UTC
 * @param java version and vendor
 * @param system its name and architecture
 * @param processors that the JVM sees; contestant and Cassandra share them
 */
public record Machine(String time, String java, String system, int processors) {
    /** This JVM's. */
    public static Machine here() {
        Properties jvm = System.getProperties();
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                jvm.getProperty("java.vm.name") + " " + jvm.getProperty("java.version"),
                jvm.getProperty("os.name") + " " + jvm.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }

    /** In one line. */
    String text() {
        return time + ", " + java + ", " + system + ", " + processors + " processors, Cassandra on the same machine";
    }
}
