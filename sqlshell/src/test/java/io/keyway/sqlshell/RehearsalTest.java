package io.keyway.sqlshell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void plansWhatIsStreamedAndWhatIsComputed() throws Exception {
        assertThat(Rehearsal.plans()).contains("cql: SELECT", "rows are streamed", "Enumerable");
    }
}
