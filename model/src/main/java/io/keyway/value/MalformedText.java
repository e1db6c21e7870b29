package io.keyway.value;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;

/** A text is not a value of the type that it is read as. Has no stack trace, since a file may hold many such texts. */
public final class MalformedText extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The most characters of the text that a message quotes. */
    private static final int MOST_SHOWN = 60;

    private final ErrorCode code;

    MalformedText(ErrorCode code, String reason) {
        super(reason);
        this.code = code;
    }

    /** A text that is no value of its type, for a reason without a final stop. */
    public static MalformedText of(String reason) {
        return new MalformedText(ErrorCode.INVALID_CAST, reason);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    /** Why, without a final stop and without the text. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** INVALID_DATETIME for dates and times, VALUE_OUT_OF_RANGE for numbers that do not fit, else INVALID_CAST. */
    public ErrorCode code() {
        return code;
    }

    /** The failure of a query that holds the text. */
    public KeywayException failure(String text) {
        String shown = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
        return new KeywayException(code, "\"" + shown + "\" cannot be read: " + reason(), this);
    }
}
