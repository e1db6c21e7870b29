package io.keyway.engine;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.time.DateTimeException;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteException;

/** Says in Keyway's words why an expression has no value. */
final class ComputationErrors {
    /** What Calcite says of text that is no date, time or timestamp. */
    private static final Pattern DATETIME = Pattern.compile("^Invalid (DATE|TIME|TIMESTAMP)\\b.* value");

    private ComputationErrors() {}

    static KeywayException of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof KeywayException)) {
            cause = cause.getCause();
        }
        if (cause instanceof KeywayException known) {
            return known;
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        ErrorCode code = code(cause, message);
        return code == ErrorCode.DIVISION_BY_ZERO
                ? new KeywayException(code, "division by zero", failure)
                        .withHint("leave such rows out, or divide by NULLIF(..., 0)")
                : new KeywayException(code, message, failure);
    }

    private static ErrorCode code(Throwable cause, String message) {
        if (cause instanceof ArithmeticException) {
            return message.contains("zero") ? ErrorCode.DIVISION_BY_ZERO : ErrorCode.VALUE_OUT_OF_RANGE;
        }
        if (cause instanceof NumberFormatException || message.startsWith("Invalid UUID")) {
            return ErrorCode.INVALID_CAST;
        }
        if (cause instanceof DateTimeException || DATETIME.matcher(message).find()) {
            return ErrorCode.INVALID_DATETIME;
        }
        if (message.contains("more than one value")) {
            return ErrorCode.TOO_MANY_ROWS;
        }
        if (cause instanceof StringIndexOutOfBoundsException) {
            // A place behind the end of a text.
            return ErrorCode.VALUE_OUT_OF_RANGE;
        }
        if (cause instanceof CalciteException) {
            return message.contains("out of range") || message.contains("overflow")
                    ? ErrorCode.VALUE_OUT_OF_RANGE
                    : ErrorCode.INVALID_CAST;
        }
        return ErrorCode.INTERNAL_ERROR;
    }
}
