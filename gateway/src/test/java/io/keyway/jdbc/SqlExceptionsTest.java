package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures as JDBC sees them. */
class SqlExceptionsTest {
    @ParameterizedTest
    @EnumSource
    void everyCodeKeepsItsState(ErrorCode code) {
        SQLException exception = SqlExceptions.of(code, "text", "advice", null);
        assertThat(exception.getSQLState()).isEqualTo(code.sqlState());
        assertThat(exception.getMessage()).isEqualTo("text; advice");
        assertThat((Throwable) exception).isInstanceOf(ErrorDetails.class);
        Class<?> expected = switch (code.sqlState().substring(0, 2)) {
            case "42" -> SQLSyntaxErrorException.class;
            case "22" -> SQLDataException.class;
            case "HY" -> SQLTimeoutException.class;
            case "08" -> SQLNonTransientConnectionException.class;
            case "28" -> SQLInvalidAuthorizationSpecException.class;
            case "0A" -> SQLFeatureNotSupportedException.class;
            case "53" -> code == ErrorCode.CLUSTER_BUSY ? SQLTransientException.class : SQLException.class;
            default -> SQLException.class;
        };
        assertThat((Throwable) exception).isInstanceOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeIsInTheManual(ErrorCode code) throws IOException {
        String row = "| " + SqlExceptions.of(code, "").getErrorCode() + " | " + code.sqlState() + " | ";
        assertThat(Files.readString(Path.of("..", "docs", "jdbc.md"))).contains(row);
    }

    @Test
    void vendorCodesAreDistinct() {
        assertThat(Arrays.stream(ErrorCode.values())
                        .map(code -> SqlExceptions.of(code, "").getErrorCode())
                        .collect(Collectors.toSet()))
                .hasSize(ErrorCode.values().length);
    }

    /** Published numbers: a client may rely on them. */
    @ParameterizedTest
    @CsvSource({"SYNTAX_ERROR, 1001", "UNKNOWN_TABLE, 1004", "FULL_SCAN_REFUSED, 1021", "INTERNAL_ERROR, 1033"})
    void vendorCodesAreStable(ErrorCode code, int number) {
        assertThat(SqlExceptions.of(code, "").getErrorCode()).isEqualTo(number);
    }

    @Test
    void positionAndHintAreInTheMessageAndBesideIt() {
        KeywayException failure = new KeywayException(ErrorCode.UNKNOWN_COLUMN, "no column x")
                .withHint("did you mean y")
                .withPosition(new Position(2, 3, 2, 5));
        SQLException exception = SqlExceptions.translate(failure);
        assertThat((Throwable) exception).hasMessage("no column x (line 2, column 3); did you mean y");
        ErrorDetails details = (ErrorDetails) exception;
        assertThat(details.text()).isEqualTo("no column x");
        assertThat(details.hint()).isEqualTo("did you mean y");
        assertThat(new int[] {details.line(), details.column(), details.endLine(), details.endColumn()})
                .containsExactly(2, 3, 2, 5);
    }

    @Test
    void errorsOfTheJvmBecomeExceptions() {
        assertThat(SqlExceptions.translate(new StackOverflowError()).getSQLState())
                .isEqualTo("42000");
        assertThat(SqlExceptions.translate(new IllegalStateException(new StackOverflowError()))
                        .getSQLState())
                .isEqualTo("42000");
        assertThat(SqlExceptions.translate(new OutOfMemoryError()).getSQLState())
                .isEqualTo("53200");
        assertThat(SqlExceptions.translate(new NoClassDefFoundError("x")).getSQLState())
                .isEqualTo("XX000");
    }
}
