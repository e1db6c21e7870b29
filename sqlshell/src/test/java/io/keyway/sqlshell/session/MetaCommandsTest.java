package io.keyway.sqlshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.error.NearestName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaCommandsTest {

    @Test
    void namesAreUniqueAndHelpFitsATerminal() {
        assertThat(MetaCommands.names()).doesNotHaveDuplicates().allMatch(name -> name.startsWith("\\"));
        assertThat(MetaCommands.ALL)
                .allSatisfy(command -> assertThat(command.help()).isNotBlank().hasSizeLessThan(76));
    }

    @ParameterizedTest
    @CsvSource({"\\timin,\\timing", "\\foramt,\\format", "\\dtt,\\dt", "\\X,\\x"})
    void aSlipFindsItsCommand(String typed, String meant) {
        assertThat(NearestName.of(typed, MetaCommands.names())).hasValue(meant);
    }

    @Test
    void whatIsNothingLikeItIsNotOffered() {
        assertThat(NearestName.of("xyz", List.of("song", "artist"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"help,true", " QUIT ,true", "exit,true", "exit 1,false", "select,false"})
    void someWordsNeedNoSemicolon(String text, boolean is) {
        assertThat(MetaCommands.isWord(text)).isEqualTo(is);
    }
}
