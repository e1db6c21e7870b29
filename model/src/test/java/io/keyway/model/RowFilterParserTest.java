package io.keyway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilterParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "NULL", textBlock = """
            page = 'NextSong'; NextSong; true
            page = 'NextSong'; nextsong; false
            page = 'NextSong'; NULL; false
            page='NextSong'; NextSong; true
            page <> 'Home'; NextSong; true
            page <> 'Home'; Home; false
            page <> 'Home'; NULL; false
            page IS NULL; NULL; true
            page is null; x; false
            page is not NULL; x; true
            page IS NOT NULL; NULL; false
            page <> 'a' AND page <> 'b'; c; true
            page <> 'a' and page <> 'b'; b; false
            page = 'it''s'; it's; true
            "page" = 'a AND b'; a AND b; true
            """)
    void acceptsLikeSql(String filter, @Nullable String value, boolean accepted) {
        Map<String, @Nullable String> fields = new HashMap<>();
        fields.put("page", value);
        assertThat(RowFilterParser.parse(filter).accepts(fields::get)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            page; expected =, <> or IS [NOT] NULL at character 5
            page = ; expected a text in single quotes at character 7
            page = 'a; the quote at character 8 is never closed
            page = 'a' OR page = 'b'; expected AND or the end at character 12
            page = 'a' AND; expected a field name (in double quotes when it is more than letters, digits and _) at character 15
            page IS 'a'; expected NULL at character 9
            page > 'a'; expected =, <> or IS [NOT] NULL at character 6
            """)
    void saysWhereItStops(String filter, String complaint) {
        assertThatThrownBy(() -> RowFilterParser.parse(filter)).hasMessage(complaint);
    }
}
