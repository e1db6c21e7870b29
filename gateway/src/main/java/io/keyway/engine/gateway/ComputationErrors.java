package io.keyway.engine.gateway;

import static io.keyway.error.ErrorCode.DIVISION_BY_ZERO;
import static io.keyway.error.ErrorCode.INVALID_CAST;
import static io.keyway.error.ErrorCode.INVALID_DATETIME;
import static io.keyway.error.ErrorCode.TOO_MANY_ROWS;
import static io.keyway.error.ErrorCode.VALUE_OUT_OF_RANGE;

import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.JsonPathException;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteException;
import org.jspecify.annotations.Nullable;

/** Says in Keyway's words why an expression has no value. */
final class ComputationErrors {
    private static final String NUMBER = "a text that is cast to a number is not one";
    private static final String WIDER = "compute with a wider type: CAST(... AS BIGINT), or AS DECIMAL";

    private static final List<Kind> KINDS = List.of(
            // Of code that has failed so for long, the JVM throws the exception of a division without a message.
            kind(ArithmeticException.class, "zero|Division undefined|^null$", DIVISION_BY_ZERO, "division by zero")
                    .hinting("leave such rows out, or divide by NULLIF(..., 0)"),
            kind(ArithmeticException.class, "", VALUE_OUT_OF_RANGE, "a number is out of the range of its type")
                    .hinting(WIDER),
            kind(
                    NumberFormatException.class,
                    "For input string: \"(.*)\".*",
                    INVALID_CAST,
                    "'{}' is not a number of this type"),
            kind(NumberFormatException.class, "", INVALID_CAST, NUMBER),
            kind(RuntimeException.class, "Invalid UUID string: (.*)", INVALID_CAST, "'{}' is not a UUID"),
            kind(RuntimeException.class, "Invalid DATE\\b.*?'(.*?)'.*", INVALID_DATETIME, "'{}' is not a date"),
            kind(RuntimeException.class, "Invalid TIME\\b.*?'(.*?)'.*", INVALID_DATETIME, "'{}' is not a time"),
            kind(
                    RuntimeException.class,
                    "Invalid TIMESTAMP\\b.*?'(.*?)'.*",
                    INVALID_DATETIME,
                    "'{}' is not a timestamp"),
            kind(
                    SQLException.class,
                    "Invalid format: .* string: '(.*)'",
                    INVALID_DATETIME,
                    "'{}' has not the given format"),
            kind(
                    RuntimeException.class,
                    "logarithm",
                    VALUE_OUT_OF_RANGE,
                    "the logarithm of zero or of a negative number"),
            kind(InvalidJsonException.class, "", INVALID_CAST, "a JSON function was given what is not JSON"),
            kind(
                    JsonPathException.class,
                    "",
                    INVALID_CAST,
                    "a path of a JSON function finds nothing, or is not a path"),
            kind(DateTimeException.class, "Text '(.*?)' could not.*", INVALID_DATETIME, "'{}' is not a date or time"),
            kind(DateTimeException.class, "", INVALID_DATETIME, "a text or number is not a date or time"),
            kind(
                            RuntimeException.class,
                            "more than one value",
                            TOO_MANY_ROWS,
                            "a sub-query that stands for one value found several rows")
                    .hinting("add LIMIT 1 or an aggregate to it, or compare with IN"),
            kind(IndexOutOfBoundsException.class, "", VALUE_OUT_OF_RANGE, "a place is outside of the value"),
            kind(
                    CalciteException.class,
                    "Array index (.*) is out of bounds",
                    VALUE_OUT_OF_RANGE,
                    "the collection has no element {}"),
            kind(
                    CalciteException.class,
                    "(?s)Cannot convert (.*) to .*",
                    INVALID_CAST,
                    "'{}' is not a value of the type it is cast to"),
            kind(
                    CalciteException.class,
                    "Invalid character for cast: (.*)",
                    INVALID_CAST,
                    "'{}' is not a value of the type it is cast to"),
            kind(
                            CalciteException.class,
                            "out of range|overflow",
                            VALUE_OUT_OF_RANGE,
                            "a number is out of the range of its type")
                    .hinting(WIDER),
            kind(CalciteException.class, "(?i)json", INVALID_CAST, "a JSON function was given what it does not take"),
            kind(CalciteException.class, "", INVALID_CAST, "a function was given a value that it does not take"));

    private ComputationErrors() {}

    /**
     * A kind of failure.
     *
     * @param type what generated code throws
     * @param message what its message contains, with a group for the value; empty for any
     * @param text with {@code {}} for the value
     */
    private record Kind(
            Class<? extends Throwable> type,
            Pattern message,
            ErrorCode code,
            String text,
            @Nullable String hint) {
        Kind hinting(String advice) {
            return new Kind(type, message, code, text, advice);
        }
    }

    private static Kind kind(Class<? extends Throwable> type, String message, ErrorCode code, String text) {
        return new Kind(type, Pattern.compile(message), code, text, null);
    }

    /** The failure in Keyway's words; INTERNAL_ERROR when it is not one of a value. */
    static KeywayException of(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof KeywayException known) {
                return known;
            }
            for (Kind kind : KINDS) {
                Matcher matcher = kind.message.matcher(String.valueOf(cause.getMessage()));
                if (kind.type.isInstance(cause) && matcher.find()) {
                    String value = matcher.groupCount() == 0 ? "" : matcher.group(1);
                    return new KeywayException(kind.code, kind.text.replace("{}", value), failure).withHint(kind.hint);
                }
            }
            cause = cause.getCause();
        }
        return new KeywayException(ErrorCode.INTERNAL_ERROR, "internal error", failure)
                .withHint("please report it with the stack trace");
    }
}
