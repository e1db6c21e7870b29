package io.keyway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CqlTypeNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ascii",
                "bigint",
                "blob",
                "boolean",
                "date",
                "decimal",
                "double",
                "duration",
                "float",
                "inet",
                "int",
                "smallint",
                "text",
                "time",
                "timestamp",
                "timeuuid",
                "tinyint",
                "uuid",
                "varint",
                "list<int>",
                "set<text>",
                "map<text, int>",
                "frozen<map<text, int>>",
                "list<frozen<set<int>>>",
                "vector<float, 3>"
            })
    void readsWhatCqlWrites(String text) {
        assertThat(CqlTypeNames.parse(text).asCql(true, true)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            VARCHAR; text
            LIST < Int >; list<int>
            tuple<int,text>; frozen<tuple<int, text>>
            frozen<tuple<int, text>>; frozen<tuple<int, text>>
            frozen<list<list<int>>>; frozen<list<frozen<list<int>>>>
            """)
    void readsOtherSpellings(String text, String written) {
        assertThat(CqlTypeNames.parse(text).asCql(true, true)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "list",
                "list<>",
                "map<int>",
                "int int",
                "vector<float>",
                "vector<float, 0>",
                "frozen<int>",
                "list<set<int>>",
                "address",
                "counter"
            })
    void refusesOthers(String text) {
        assertThatThrownBy(() -> CqlTypeNames.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
