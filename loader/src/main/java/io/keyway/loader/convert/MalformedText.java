package io.keyway.loader.convert;

/** Ends the reading of one cell; never leaves this package, and costs no stack trace. */
final class MalformedText extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedText(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
