package io.keyway.loader.convert;

/** Reads a text that is not empty as a value of one type. */
@FunctionalInterface
interface ScalarReader {
    Object read(String text) throws MalformedText;
}
