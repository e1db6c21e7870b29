package io.keyway.sqlshell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWarmUpTest {
    @Test
    void plansWhatIsStreamedAndWhatIsComputed() throws Exception {
        assertThat(ShellWarmUp.plans()).contains("cql: SELECT", "rows are streamed", "Enumerable");
    }
}
