package io.keyway.cli;

import java.util.logging.LogManager;

/**
 * Keeps what libraries log out of scripts' error output. {@link LogManager} makes one when something logs for the first
 * time, and then reads no configuration of its own, so that no handler is installed.
 */
public final class QuietLogging {
    private static final String CONFIGURATION = "java.util.logging.config.class";

    /** For {@link LogManager}. */
    public QuietLogging() {}

    /** Takes effect unless the user has configured logging or nothing may be hidden. */
    static void install(boolean debug) {
        boolean configured = System.getProperty(CONFIGURATION) != null
                || System.getProperty("java.util.logging.config.file") != null;
        if (!configured && !debug) {
            System.setProperty(CONFIGURATION, QuietLogging.class.getName());
        }
    }
}
