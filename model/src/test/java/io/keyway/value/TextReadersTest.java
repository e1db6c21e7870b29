package io.keyway.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The readers themselves, by the table that their callers are tested with. */
class TextReadersTest {
    @ParameterizedTest
    @MethodSource("io.keyway.value.TextCase#all")
    void reads(TextCase each) {
        TextReader reader = TextReaders.of(each.facts().dataType()).orElseThrow();
        if (each.meaning().equals(TextCase.THE_VALUE)) {
            Object expected = CodecRegistry.DEFAULT
                    .codecFor(each.facts().dataType())
                    .parse(each.facts().value());
            assertThat(comparable(reader.read(each.text()))).isEqualTo(comparable(expected));
        } else {
            assertThatThrownBy(() -> reader.read(each.text()))
                    .isInstanceOfSatisfying(
                            MalformedText.class,
                            e -> assertThat(
                                            each.meaning().equals(TextCase.NO_VALUE)
                                                    ? TextCase.NO_VALUE
                                                    : e.code().sqlState())
                                    .isEqualTo(each.meaning()));
        }
    }

    private static Object comparable(Object value) {
        return value instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : value;
    }
}
