package io.keyway.bench.cases;

/** What is compared. */
public enum Measure {
    /** Time from question to the last value of the answer. */
    WALL("time"),
    /** Time from the start of a process to its end. */
    PROCESS("time of a process"),
    /** Time of all processors that the client used. */
    CPU("client CPU");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    /** As reports name it. */
    public String title() {
        return title;
    }
}
