package io.keyway.cli;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.loader.report.LoadReport;
import io.keyway.sqlshell.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes of the commands. The numbers are documented and never change. */
enum ExitCode {
    OK(
            0,
            "all is well; also when the reader of a pipe, such as head, has seen enough",
            "every record was loaded or filtered"),
    USAGE(1, "the command line is wrong, or a file cannot be read", "the command line is wrong"),
    SOME_REJECTED(1, "", "done, and some records were rejected"),
    NO_CONNECTION(2, "no connection, or it was lost", ""),
    STATEMENT_FAILED(3, "a statement or a meta command failed, even if the script went on", ""),
    REFUSED(3, "", "model, tables, access rights or input files are not in order"),
    STOPPED(4, "", "Cassandra does not answer; run the same command again when it does"),
    INTERNAL(5, "", "an internal error"),
    INTERRUPTED(130, "interrupted", "interrupted");

    /** The commands that have exit codes; {@code demo} loads, and then runs the shell. */
    enum Command {
        SQL,
        LOAD,
        DEMO
    }

    private final int number;
    private final String ofSql;
    private final String ofLoad;

    /** What the number means to either command; empty where the command never ends with it. */
    ExitCode(int number, String ofSql, String ofLoad) {
        this.number = number;
        this.ofSql = ofSql;
        this.ofLoad = ofLoad;
    }

    int number() {
        return number;
    }

    /** Each number's meaning, in order, as help shows it. */
    static Map<String, String> meanings(Command command) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode code : values()) {
            String meaning = code.meaning(command);
            if (!meaning.isEmpty()) {
                meanings.merge(String.valueOf(code.number), meaning, (one, other) -> one + "; or " + other);
            }
        }
        return meanings;
    }

    private String meaning(Command command) {
        return switch (command) {
            case SQL -> ofSql;
            case LOAD -> ofLoad;
            case DEMO -> ofSql.isEmpty() ? ofLoad : ofSql;
        };
    }

    static ExitCode of(Outcome outcome) {
        return switch (outcome) {
            case OK -> OK;
            case USAGE -> USAGE;
            case NO_CONNECTION -> NO_CONNECTION;
            case STATEMENT_FAILED -> STATEMENT_FAILED;
        };
    }

    static ExitCode of(LoadReport report) {
        return report.rejected() > 0 ? SOME_REJECTED : OK;
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
