package io.keyway.value;

/** Reads text as a value of one CQL type: exactly, or not at all. */
@FunctionalInterface
public interface TextReader {
    /**
     * The value that a text names.
     *
     * @param text not blank; of types other than text and ascii, without blanks at its ends
     * @return of the class that the Java driver maps the type to
     * @throws MalformedText when it names none
     */
    Object read(String text);
}
