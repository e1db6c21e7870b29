package io.keyway.sqlshell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainingRunTest {
    @Test
    void plansWhatIsStreamedAndWhatIsComputed() throws Exception {
        assertThat(TrainingRun.plans()).contains("cql: SELECT", "rows are streamed", "Enumerable");
    }
}
