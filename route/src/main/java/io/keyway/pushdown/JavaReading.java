package io.keyway.pushdown;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a Java value of any class as one kind of value.
 *
 * @param classes a function for each class whose values need no text, tried in order
 * @param otherwise reads a value of any other class
 */
record JavaReading<T>(List<OfClass<?, T>> classes, Function<Object, T> otherwise) {
    /** How values of one class are read. */
    record OfClass<J, T>(Class<J> type, Function<J, T> read) {
        T read(Object value) {
            return read.apply(type.cast(value));
        }
    }

    /** Reads values of every class alike. */
    static <T> JavaReading<T> otherwise(Function<Object, T> read) {
        return new JavaReading<>(List.of(), read);
    }

    /** Reads values of every class by their text. */
    static <T> JavaReading<T> ofText(Function<String, T> read) {
        return otherwise(value -> read.apply(JavaValues.text(value)));
    }

    /** This reading, with one more class, which need not be final. */
    <J> JavaReading<T> of(Class<J> type, Function<J, T> read) {
        Stream<OfClass<?, T>> more = Stream.of(new OfClass<>(type, read));
        return new JavaReading<>(Stream.concat(classes.stream(), more).toList(), otherwise);
    }

    /** This reading, which refuses values of one more class with an {@link IllegalArgumentException}. */
    <J> JavaReading<T> refusing(Class<J> type, String problem) {
        return of(type, value -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** Reads a value. */
    T read(Object value) {
        for (OfClass<?, T> each : classes) {
            if (each.type().isInstance(value)) {
                return each.read(value);
            }
        }
        return otherwise.apply(value);
    }
}
