package io.keyway.bench.measure;

/** Contestants that must agree do not: nothing that is measured afterwards would mean anything. */
public final class WrongAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongAnswerException(String message) {
        super(message);
    }
}
