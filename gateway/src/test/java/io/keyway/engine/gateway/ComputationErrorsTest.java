package io.keyway.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.error.ErrorCode;
import org.junit.jupiter.api.Test;

/** What generated code throws, in Keyway's words. */
class ComputationErrorsTest {
    /** The JVM throws it so from compiled code, in which divisions have failed for long. */
    @Test
    void anArithmeticExceptionWithoutMessageIsADivisionByZero() {
        assertThat(ComputationErrors.of(new ArithmeticException()).code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
        assertThat(ComputationErrors.of(new ArithmeticException("integer overflow"))
                        .code())
                .isEqualTo(ErrorCode.VALUE_OUT_OF_RANGE);
    }
}
