package io.keyway.loader.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import io.keyway.value.TextCase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CellReaderTest {
    /** Decimals are equal when their values are. */
    private static final RecursiveComparisonConfiguration BY_VALUE = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
            .withStrictTypeChecking(true)
            .build();

    /** The types that {@link TextCase} has no cases of. */
    private static final Map<String, DataType> OTHER_TYPES = Map.of(
            "ascii", DataTypes.ASCII,
            "text", DataTypes.TEXT,
            "duration", DataTypes.DURATION,
            "list<int>", DataTypes.listOf(DataTypes.INT),
            "list<decimal>", DataTypes.listOf(DataTypes.DECIMAL),
            "set<text>", DataTypes.setOf(DataTypes.TEXT),
            "map<text,int>", DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT),
            "map<int,list>", DataTypes.mapOf(DataTypes.INT, DataTypes.frozenListOf(DataTypes.TEXT)),
            "tuple<int,text>", DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT),
            "vector<float,2>", DataTypes.vectorOf(DataTypes.FLOAT, 2));

    /** A field of a file, and an element of a list in JSON. */
    @ParameterizedTest
    @MethodSource("io.keyway.value.TextCase#all")
    void readsWhatQueriesRead(TextCase each) {
        DataType type = each.facts().dataType();
        Object value = CodecRegistry.DEFAULT.codecFor(type).parse(each.facts().value());
        String json = "[\"" + each.text() + "\"]";
        Cell field = CellReader.of(type).read(each.text());
        Cell list = CellReader.of(DataTypes.listOf(type)).read(json);
        if (each.meaning().equals(TextCase.THE_VALUE)) {
            assertThat(field).usingRecursiveComparison(BY_VALUE).isEqualTo(new Cell.Value(value));
            assertThat(list).usingRecursiveComparison(BY_VALUE).isEqualTo(new Cell.Value(List.of(value)));
        } else {
            assertThat(field).isInstanceOf(Cell.Malformed.class);
            assertThat(list).isInstanceOf(Cell.Malformed.class);
        }
    }

    /** A type; a field's text between bars; how CQL writes the value. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            text; |a|; 'a'
            text; | a |; ' a '
            text; | |; ' '
            text; |A Letra "A"|; 'A Letra "A"'
            text; |it's|; 'it''s'
            text; |日本 😀|; '日本 😀'
            text; |007|; '007'
            text; |NULL|; 'NULL'
            ascii; |a b |; 'a b '
            int; |0|; 0
            int; |-0|; 0
            int; |+7|; 7
            int; | 7 |; 7
            int; |007|; 7
            int; |2147483647|; 2147483647
            int; |-2147483648|; -2147483648
            int; |1.0|; 1
            int; |1.5E+3|; 1500
            int; |0E-5|; 0
            int; |0E999999|; 0
            int; |120E-1|; 12
            tinyint; |-128|; -128
            tinyint; |127|; 127
            smallint; |-32768|; -32768
            smallint; |3e4|; 30000
            bigint; |9223372036854775807|; 9223372036854775807
            bigint; |-9223372036854775808|; -9223372036854775808
            bigint; |1.54111E+12|; 1541110000000
            bigint; |999999999999999999|; 999999999999999999
            varint; |123456789012345678901234567890|; 123456789012345678901234567890
            varint; |1E+3|; 1000
            varint; |-5|; -5
            decimal; |1.00|; 1.00
            decimal; |1|; 1
            decimal; |-0.10|; -0.10
            decimal; |.5|; 0.5
            decimal; |12345678901234567890.123456789|; 12345678901234567890.123456789
            double; |495.3073|; 495.3073
            double; |218.93179|; 218.93179
            double; |1e308|; 1.0E308
            double; |4.9E-324|; 4.9E-324
            double; |-0.0|; -0.0
            double; |0e-999|; 0.0
            double; |NaN|; NaN
            double; |-Infinity|; -Infinity
            double; |infinity|; Infinity
            double; |-inf|; -Infinity
            double; |7|; 7.0
            float; |0.1|; 0.1
            float; |3.4028235E38|; 3.4028235E38
            float; |Infinity|; Infinity
            boolean; |true|; true
            boolean; |FALSE|; false
            boolean; |1|; true
            boolean; |0|; false
            boolean; |Yes|; true
            boolean; |off|; false
            uuid; |0f1e2d3c-4b5a-6978-8796-A5B4C3D2E1F0|; 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0
            timeuuid; |0f1e2d3c-4b5a-1978-8796-a5b4c3d2e1f0|; 0f1e2d3c-4b5a-1978-8796-a5b4c3d2e1f0
            timestamp; |2018-11-01T20:57:10.796Z|; '2018-11-01T20:57:10.796Z'
            timestamp; |2018-11-01 20:57:10|; '2018-11-01T20:57:10.000Z'
            timestamp; |2018-11-01T20:57:10+02:00|; '2018-11-01T18:57:10.000Z'
            timestamp; |2018-11-01 20:57:10 +0200|; '2018-11-01T18:57:10.000Z'
            timestamp; |2018-11-01T20:57+02|; '2018-11-01T18:57:00.000Z'
            timestamp; |2018-11-01|; '2018-11-01T00:00:00.000Z'
            timestamp; |1541105830796|; '2018-11-01T20:57:10.796Z'
            timestamp; |1541105830796.0|; '2018-11-01T20:57:10.796Z'
            timestamp; |1.54111E+12|; '2018-11-01T22:06:40.000Z'
            timestamp; |-1|; '1969-12-31T23:59:59.999Z'
            timestamp; |2018-11-01T20:57:10.796000Z|; '2018-11-01T20:57:10.796Z'
            timestamp; |2018-11-01 20:57:10.796000+0000|; '2018-11-01T20:57:10.796Z'
            date; |2018-11-01|; '2018-11-01'
            date; |2020-02-29|; '2020-02-29'
            date; |2018-11-01 00:00:00|; '2018-11-01'
            date; |1582-10-10|; '1582-10-10'
            time; |20:57:10.123456789|; '20:57:10.123456789'
            time; |20:57|; '20:57:00.000000000'
            blob; |0x00ff|; 0x00ff
            blob; |0x|; 0x
            inet; |127.0.0.1|; '127.0.0.1'
            inet; |2001:db8::1|; '2001:db8:0:0:0:0:0:1'
            duration; |1y2mo3d4h|; 1y2mo3d4h
            duration; |P1Y2M|; 1y2mo
            list<int>; |[1, 2.0, 3]|; [1,2,3]
            list<decimal>; |[1.00, 2]|; [1.00,2]
            set<text>; |["b", "a", "b"]|; {'b','a'}
            map<text,int>; |{"a": 1, "b": 2}|; {'a':1,'b':2}
            map<int,list>; |{"1": ["x"]}|; {1:['x']}
            tuple<int,text>; |[1, "x"]|; (1,'x')
            vector<float,2>; |[0.5, 1]|; [0.5, 1.0]
            """)
    void readsExactly(String type, String barred, String written) {
        DataType dataType = type(type);
        Cell cell = CellReader.of(dataType).read(unbarred(barred));
        assertThat(cell).isInstanceOf(Cell.Value.class);
        Object value = ((Cell.Value) cell).value();
        TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(dataType);
        assertThat(codec.format(value)).isEqualTo(written);
        // What the codec writes, it reads back: the value is one that Cassandra can hold.
        assertThat(codec.decode(codec.encode(value, ProtocolVersion.DEFAULT), ProtocolVersion.DEFAULT))
                .isEqualTo(value);
    }

    /** A type; a field's text between bars; the reason. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ascii; |né|; character 2 is not ASCII
            int; |2147483648|; out of range of int (-2147483648 to 2147483647)
            int; |-2147483649|; out of range of int (-2147483648 to 2147483647)
            int; |1E10|; out of range of int (-2147483648 to 2147483647)
            int; |1E999999999|; out of range of int (-2147483648 to 2147483647)
            int; |1E9999999999|; not a number
            int; |1.5|; not a whole number
            int; |1E-1|; not a whole number
            int; |seven|; not a number
            int; |1 000|; not a number
            int; |1,000|; not a number
            int; |0x10|; not a number
            int; |-|; not a number
            int; |٣|; not a number
            tinyint; |128|; out of range of tinyint (-128 to 127)
            smallint; |-32769|; out of range of smallint (-32768 to 32767)
            bigint; |9223372036854775808|; out of range of bigint (-9223372036854775808 to 9223372036854775807)
            bigint; |1541105830796.5|; not a whole number
            varint; |1E999999|; more than 10000 digits
            varint; |0.5|; not a whole number
            decimal; |1.2.3|; not a number
            decimal; |NaN|; not a number
            double; |1e309|; out of range of double
            double; |1e-400|; out of range of double
            double; |1.0f|; not a number
            double; |0x1p3|; not a number
            double; |infinite|; not a number
            float; |1e39|; out of range of float
            float; |1e-50|; out of range of float
            boolean; |perhaps|; `not true or false, yes or no, on or off, 1 or 0`
            uuid; |1-1-1-1-1|; not a UUID of 8-4-4-4-12 hexadecimal digits
            timeuuid; |0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0|; `a UUID of version 4; a timeuuid is one of version 1`
            timestamp; |2018-11-01T20:57:10.7961Z|; a timestamp holds milliseconds and nothing finer
            timestamp; |01/11/2018|; not a timestamp such as 2018-11-01 20:57:10.796, nor milliseconds since 1970
            timestamp; |2018-02-30|; there is no such day or time of day
            timestamp; |1541105830796.5|; not a whole number
            timestamp; |+999999999-01-01|; out of range of timestamp
            date; |2018-02-29|; there is no such day or time of day
            date; |01/11/2018|; not a date such as 2018-11-01
            date; |2018-11-01T00:01|; a date holds days and nothing finer
            date; |+999999999-01-01|; out of range of date
            time; |24:00|; there is no such time of day
            time; |9:30|; not a time such as 20:57:10.796
            blob; |00ff|; not hexadecimal digits after 0x
            blob; |0x0|; not an even number of hexadecimal digits after 0x
            inet; |localhost|; not an IP address
            inet; |256.0.0.1|; not an IP address
            inet; |127.0.0.01|; not an IP address
            inet; |1:2|; not an IP address
            duration; |tomorrow|; not a duration such as 1y2mo3d4h5m6s or P1Y2M3DT4H5M6S
            list<int>; |[1, null]|; expected a int, not null
            list<int>; |[1, 1.5]|; not a whole number
            list<int>; |1|; not the JSON array of a list<int>
            list<int>; |[1|; not the JSON text of a list<int>
            map<text,int>; |[1]|; not the JSON object of a map<text, int>
            tuple<int,text>; |[1]|; a tuple of 2 values, not of 1
            vector<float,2>; |[1, 2, 3]|; a vector of 2 values, not of 3
            """)
    void saysWhyNot(String type, String barred, String reason) {
        assertThat(CellReader.of(type(type)).read(unbarred(barred))).isEqualTo(new Cell.Malformed(reason));
    }

    @Test
    void blankIsAbsent() {
        for (DataType type : List.of(DataTypes.TEXT, DataTypes.INT, DataTypes.BLOB, DataTypes.listOf(DataTypes.INT))) {
            assertThat(CellReader.of(type).read("")).isEqualTo(new Cell.Absent());
        }
        assertThat(CellReader.of(DataTypes.INT).read("  ")).isEqualTo(new Cell.Absent());
    }

    @Test
    void invisibleCharactersStay() {
        String mojibake = "Bj\u00c3\u0083\u00c2\u00b6rk\u0080 ";
        assertThat(CellReader.of(DataTypes.TEXT).read(mojibake)).isEqualTo(new Cell.Value(mojibake));
    }

    @Test
    void decimalsKeepTheirScale() {
        assertThat(CellReader.of(DataTypes.DECIMAL).read("1.00")).isEqualTo(new Cell.Value(new BigDecimal("1.00")));
    }

    private static DataType type(String name) {
        DataType other = OTHER_TYPES.get(name);
        return other != null ? other : simple(name);
    }

    private static DataType simple(String name) {
        return TextCase.all()
                .map(each -> each.facts().dataType())
                .filter(type -> type.asCql(false, false).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String unbarred(String text) {
        return text.substring(1, text.length() - 1);
    }
}
