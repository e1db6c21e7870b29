package io.keyway.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure in terms of what the user asked for.
 *
 * <p>The message says what failed and where (table, file, host); the hint says what to do next. Neither holds a
 * password or the whole SQL text.
 */
public final class KeywayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String hint;
    private final transient @Nullable Position position;

    public KeywayException(ErrorCode code, String message) {
        this(code, message, null, null, null);
    }

    public KeywayException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, null, null, cause);
    }

    private KeywayException(
            ErrorCode code,
            String message,
            @Nullable String hint,
            @Nullable Position position,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
        this.position = position;
    }

    /** This failure with advice, a sentence without a final stop. */
    public KeywayException withHint(@Nullable String advice) {
        return new KeywayException(code, text(), advice, position, getCause());
    }

    /** This failure with the place in the SQL text that it is about. */
    public KeywayException withPosition(@Nullable Position where) {
        return new KeywayException(code, text(), hint, where, getCause());
    }

    public ErrorCode code() {
        return code;
    }

    /** What to do next; null when there is nothing useful to say. */
    public @Nullable String hint() {
        return hint;
    }

    /** The place in the SQL text; null when the failure is not about one. */
    public @Nullable Position position() {
        return position;
    }

    /** The message without position or hint, never null. */
    public String text() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }
}
