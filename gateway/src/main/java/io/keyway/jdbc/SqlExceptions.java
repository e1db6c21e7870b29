package io.keyway.jdbc;

import com.google.common.base.Throwables;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import io.keyway.jdbc.DriverExceptions.Parts;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one place where failures become {@link SQLException}s. */
final class SqlExceptions {
    /** Vendor codes are {@code 1000} plus the number in this table; a published number never changes. */
    private static final int VENDOR_BASE = 1000;

    private SqlExceptions() {}

    /** How one kind of failure appears in JDBC. */
    private record Form(int number, Function<Parts, SQLException> exception) {}

    private static Form form(ErrorCode code) {
        return switch (code) {
            case SYNTAX_ERROR -> new Form(1, DriverExceptions.Syntax::new);
            case UNSUPPORTED_SQL -> new Form(2, DriverExceptions.Syntax::new);
            case UNKNOWN_KEYSPACE -> new Form(3, DriverExceptions.Permanent::new);
            case UNKNOWN_TABLE -> new Form(4, DriverExceptions.Syntax::new);
            case UNKNOWN_COLUMN -> new Form(5, DriverExceptions.Syntax::new);
            case AMBIGUOUS_COLUMN -> new Form(6, DriverExceptions.Syntax::new);
            case UNKNOWN_FUNCTION -> new Form(7, DriverExceptions.Syntax::new);
            case TYPE_MISMATCH -> new Form(8, DriverExceptions.Syntax::new);
            case GROUPING_ERROR -> new Form(9, DriverExceptions.Syntax::new);
            case READ_ONLY -> new Form(10, DriverExceptions.Permanent::new);
            case UNKNOWN_SETTING -> new Form(11, DriverExceptions.Syntax::new);
            case INVALID_SETTING -> new Form(12, DriverExceptions.Data::new);
            case INVALID_PARAMETER -> new Form(13, DriverExceptions.Data::new);
            case UNBOUND_PARAMETER -> new Form(14, DriverExceptions.Permanent::new);
            case DIVISION_BY_ZERO -> new Form(15, DriverExceptions.Data::new);
            case VALUE_OUT_OF_RANGE -> new Form(16, DriverExceptions.Data::new);
            case INVALID_CAST -> new Form(17, DriverExceptions.Data::new);
            case INVALID_DATETIME -> new Form(18, DriverExceptions.Data::new);
            case TOO_MANY_ROWS -> new Form(19, DriverExceptions.Permanent::new);
            case INVALID_CURSOR_STATE -> new Form(20, DriverExceptions.Permanent::new);
            case FULL_SCAN_REFUSED -> new Form(21, DriverExceptions.Permanent::new);
            case OUT_OF_MEMORY -> new Form(22, DriverExceptions.Permanent::new);
            case CANCELLED -> new Form(23, DriverExceptions.Permanent::new);
            case TIMEOUT -> new Form(24, DriverExceptions.Timeout::new);
            case CLUSTER_BUSY -> new Form(25, DriverExceptions.Transient::new);
            case CLUSTER_UNREACHABLE -> new Form(26, DriverExceptions.Transient::new);
            case PERMISSION_DENIED -> new Form(27, DriverExceptions.Syntax::new);
            case CONNECTION_FAILED -> new Form(28, DriverExceptions.Connecting::new);
            case CONNECTION_CLOSED -> new Form(29, DriverExceptions.Connecting::new);
            case AUTHENTICATION_FAILED -> new Form(30, DriverExceptions.Authorization::new);
            case INVALID_MODEL -> new Form(31, DriverExceptions.Permanent::new);
            case FEATURE_NOT_SUPPORTED -> new Form(32, DriverExceptions.Unsupported::new);
            case INTERNAL_ERROR -> new Form(33, DriverExceptions.Permanent::new);
            case UNEXPECTED_RESULT -> new Form(34, DriverExceptions.Permanent::new);
            case UNREADABLE_INPUT -> new Form(35, DriverExceptions.Permanent::new);
            case TABLE_CHANGED -> new Form(36, DriverExceptions.Transient::new);
            case INVALID_LOGARITHM -> new Form(37, DriverExceptions.Data::new);
            case INVALID_POWER -> new Form(38, DriverExceptions.Data::new);
            case INVALID_ESCAPE -> new Form(39, DriverExceptions.Data::new);
            case INVALID_REGEX -> new Form(40, DriverExceptions.Data::new);
            case INVALID_SUBSTRING -> new Form(41, DriverExceptions.Data::new);
            case DATETIME_OVERFLOW -> new Form(42, DriverExceptions.Data::new);
            case INVALID_LIMIT -> new Form(43, DriverExceptions.Data::new);
            case INVALID_OFFSET -> new Form(44, DriverExceptions.Data::new);
            case DUPLICATE_ALIAS -> new Form(45, DriverExceptions.Syntax::new);
            case INVALID_FRAME -> new Form(46, DriverExceptions.Data::new);
            case INVALID_NTILE -> new Form(47, DriverExceptions.Data::new);
            case INVALID_NTH_VALUE -> new Form(48, DriverExceptions.Data::new);
        };
    }

    /** Any failure as JDBC's exception; an exception of JDBC stays as it is. */
    static SQLException translate(Throwable failure) {
        if (failure instanceof SQLException known) {
            return known;
        }
        KeywayException reason = reason(failure);
        Form form = form(reason.code());
        return form.exception()
                .apply(new Parts(message(reason), reason.code().sqlState(), VENDOR_BASE + form.number(), reason));
    }

    private static KeywayException reason(Throwable failure) {
        if (failure instanceof KeywayException known) {
            return known;
        }
        // Calcite wraps one in exceptions of its own.
        if (Throwables.getCausalChain(failure).stream().anyMatch(StackOverflowError.class::isInstance)) {
            return new KeywayException(ErrorCode.UNSUPPORTED_SQL, "the statement is nested too deeply", failure)
                    .withHint("write a long chain of OR as one IN, or raise the JVM's thread stack size (-Xss)");
        }
        if (failure instanceof OutOfMemoryError) {
            return new KeywayException(ErrorCode.OUT_OF_MEMORY, "the JVM ran out of memory", failure)
                    .withHint("lower maxMemory, narrow the query, or give the JVM more heap (-Xmx)");
        }
        return new KeywayException(ErrorCode.INTERNAL_ERROR, "internal error", failure)
                .withHint("please report it with the stack trace");
    }

    private static String message(KeywayException failure) {
        StringBuilder message = new StringBuilder(failure.text());
        Position position = failure.position();
        if (position != null) {
            message.append(" (line ").append(position.line());
            message.append(", column ").append(position.column()).append(')');
        }
        if (failure.hint() != null) {
            message.append("; ").append(failure.hint());
        }
        return message.toString();
    }

    /** An exception of that kind. */
    static SQLException of(ErrorCode code, String message) {
        return translate(new KeywayException(code, message));
    }

    /** An exception of that kind with advice and a cause. */
    static SQLException of(ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        return translate(new KeywayException(code, message, cause).withHint(hint));
    }

    /** An exception for an argument that the method does not take. */
    static SQLException invalid(String message) {
        return of(ErrorCode.INVALID_PARAMETER, message);
    }

    /** The exception of a method that the driver does not have, for example {@code "ResultSet.absolute"}. */
    static SQLException unsupported(String method) {
        return of(ErrorCode.FEATURE_NOT_SUPPORTED, method + " is not supported");
    }

    /** Runs what may throw anything; only SQLExceptions come out, also for errors of the JVM. */
    @SuppressWarnings(
            "CatchingUnchecked") // Everything is caught here, because clients handle SQLException but not Error.
    static <T extends @Nullable Object> T guard(Callable<T> action) throws SQLException {
        try {
            return action.call();
        } catch (Throwable e) {
            throw translate(e);
        }
    }

    /** Runs what may throw anything and returns nothing. */
    static void run(Runnable action) throws SQLException {
        guard(() -> {
            action.run();
            return true;
        });
    }
}
