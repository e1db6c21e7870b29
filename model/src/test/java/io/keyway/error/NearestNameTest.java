package io.keyway.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("userid", "sessionid", "song");

    @Test
    void findsASlipOfTheKeys() {
        assertThat(NearestName.of("usrid", KNOWN)).contains("userid");
        assertThat(NearestName.of("SessionId", KNOWN)).contains("sessionid");
        assertThat(NearestName.of("sing", KNOWN)).contains("song");
        assertThat(NearestName.suggestion("usrid", KNOWN)).isEqualTo("; did you mean \"userid\"?");
    }

    @Test
    void findsNothingFarAway() {
        assertThat(NearestName.of("artist", KNOWN)).isEmpty();
        assertThat(NearestName.of("userid", List.of())).isEmpty();
        assertThat(NearestName.suggestion("artist", KNOWN)).isEmpty();
    }
}
