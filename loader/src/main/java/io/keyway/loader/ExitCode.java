package io.keyway.loader;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.loader.report.LoadReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the command tells the shell; the numbers are documented and never change. */
enum ExitCode {
    OK(0, "every record was loaded or filtered"),
    REJECTS(1, "done, and some records were rejected"),
    REFUSED(3, "usage, model, tables, access rights or input files are not in order"),
    STOPPED(4, "Cassandra does not answer; run the same command again when it does"),
    INTERNAL(5, "an error of Keyway's own");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    /** Each number's meaning, in order, as the help shows them. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode code : values()) {
            meanings.put(String.valueOf(code.number), code.meaning);
        }
        return meanings;
    }

    static ExitCode of(LoadReport report) {
        return report.rejected() > 0 ? REJECTS : OK;
    }

    static ExitCode of(KeywayException failure) {
        ErrorCode code = failure.code();
        return switch (code) {
            case CONNECTION_FAILED, CLUSTER_UNREACHABLE, CLUSTER_BUSY, TIMEOUT, CANCELLED -> STOPPED;
            case INTERNAL_ERROR -> INTERNAL;
            default -> REFUSED;
        };
    }
}
