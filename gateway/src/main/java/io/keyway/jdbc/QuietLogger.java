package io.keyway.jdbc;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries in the driver's jar from logging to the client's terminal. */
final class QuietLogger {
    /** In the driver's jar this name is relocated together with Netty, and so concerns no other Netty. */
    private static final String NETTY_WITHOUT_UNSAFE = "io.netty.noUnsafe";

    /** From this version on, Java warns about uses of Unsafe, and later versions refuse them. */
    private static final int JAVA_THAT_WARNS = 24;

    private QuietLogger() {}

    /**
     * Switches off what would print, unless the user switched it on.
     *
     * @return the logger above all others in the driver's jar; whoever does not hold it loses its level
     */
    static Logger keep() {
        boolean relocated = NETTY_WITHOUT_UNSAFE.startsWith("io.keyway.");
        if (relocated
                && Runtime.version().feature() >= JAVA_THAT_WARNS
                && System.getProperty(NETTY_WITHOUT_UNSAFE) == null) {
            System.setProperty(NETTY_WITHOUT_UNSAFE, "true");
        }
        Logger logger = Logger.getLogger("io.keyway");
        if (logger.getLevel() == null) {
            logger.setLevel(Level.OFF);
        }
        return logger;
    }
}
