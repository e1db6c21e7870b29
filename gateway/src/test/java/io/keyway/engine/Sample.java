package io.keyway.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Three values of a CQL type, ascending in Keyway's order.
 *
 * @param type in CQL
 * @param cql as literals of CQL
 * @param sql as literals of SQL
 * @param java as parameters
 * @param shown as the cursor gives them
 * @param key what of the type as a key CQL is asked
 */
record Sample(String type, List<String> cql, List<String> sql, List<?> java, List<String> shown, Pushed key) {
    /** What is asked of Cassandra about a key column of the type. */
    enum Pushed {
        EQUALITY,
        EQUALITY_AND_ORDER,
        ALL,
        /** Of a clustering key all, of a partition key nothing. */
        OF_CLUSTERING,
        /** Equality as a list of the keys that are equal, and ranges with their ends; all of it is checked again. */
        WIDENED
    }

    private static final String BIG = "1234567890123456789012345678901234567890123";

    private static final List<String> UUIDS = List.of(
            "00000000-0000-4000-8000-000000000001",
            "7fffffff-0000-4000-8000-000000000001",
            "ffffffff-0000-4000-8000-000000000001");

    private static final List<String> TIMEUUIDS = List.of(
            "50554d6e-29bb-11e5-b345-feff819cdc9f",
            "50554d6e-29bb-11e5-b345-feff819cdca0",
            "ffffffff-29bb-11e5-b345-feff819cdca0");

    private static final List<String> ADDRESSES = List.of("127.0.0.1", "2001:db8::1", "::1");

    static final List<Sample> ALL = List.of(
            same("tinyint", List.of("-128", "0", "127"), List.of(-128, 0, 127), "b"),
            same("smallint", List.of("-32768", "0", "32767"), List.of(-32768, 0, 32767), "s"),
            same("int", List.of("-2147483648", "0", "2147483647"), List.of(Integer.MIN_VALUE, 0, "2147483647"), ""),
            same(
                    "bigint",
                    List.of("-9223372036854775808", "0", "9223372036854775807"),
                    List.of(Long.MIN_VALUE, 0, Long.MAX_VALUE),
                    "L"),
            same(
                    "varint",
                    List.of("-" + BIG, "0", BIG),
                    List.of(new BigInteger("-" + BIG), 0, new BigDecimal(BIG)),
                    "m"),
            new Sample(
                    "decimal",
                    List.of("1E-30", "1.00", "1E30"),
                    List.of("0.000000000000000000000000000001", "1", "1000000000000000000000000000000"),
                    List.of(new BigDecimal("1E-30"), 1, new BigDecimal("1E+30")),
                    List.of("1E-30m", "1.00m", "1E+30m"),
                    Pushed.OF_CLUSTERING),
            new Sample(
                    "float",
                    List.of("0.1", "1.5", "1.5E9"),
                    List.of("CAST(0.1 AS REAL)", "1.5", "1.5E9"),
                    List.of(0.1f, 1.5, 1.5E9),
                    List.of("0.1f", "1.5f", "1.5E9f"),
                    Pushed.WIDENED),
            new Sample(
                    "double",
                    List.of("-0.0", "0.1", "1E300"),
                    List.of("0", "0.1", "1E300"),
                    List.of(0, new BigDecimal("0.1"), 1E300),
                    List.of("-0.0", "0.1", "1.0E300"),
                    Pushed.WIDENED),
            text("text", List.of("日本", "～", "😀"), Pushed.ALL),
            text("ascii", List.of("a", "abc", "b"), Pushed.EQUALITY_AND_ORDER),
            new Sample(
                    "timestamp",
                    List.of("'1969-12-31T23:59:59.999Z'", "'2018-11-01T00:00:00.123Z'", "'9999-12-31T23:59:59.999Z'"),
                    List.of(
                            "TIMESTAMP '1969-12-31 23:59:59.999'",
                            "'2018-11-01T01:00:00.123+01:00'",
                            "'9999-12-31 23:59:59.999'"),
                    List.of(
                            Instant.parse("1969-12-31T23:59:59.999Z"),
                            "2018-11-01 00:00:00.123",
                            Instant.parse("9999-12-31T23:59:59.999Z")),
                    List.of("1969-12-31T23:59:59.999Z", "2018-11-01T00:00:00.123Z", "9999-12-31T23:59:59.999Z"),
                    Pushed.ALL),
            new Sample(
                    "date",
                    List.of("'1969-12-31'", "'2018-11-01'", "'9999-12-31'"),
                    List.of("DATE '1969-12-31'", "'2018-11-01'", "TIMESTAMP '9999-12-31 00:00:00'"),
                    List.of(LocalDate.of(1969, 12, 31), "2018-11-01", Instant.parse("9999-12-31T00:00:00Z")),
                    List.of("1969-12-31", "2018-11-01", "9999-12-31"),
                    Pushed.ALL),
            new Sample(
                    "time",
                    List.of("'00:00:00.000000001'", "'12:00:00.123456789'", "'23:59:59.999999999'"),
                    List.of("TIME '00:00:00.000000001'", "'12:00:00.123456789'", "TIME '23:59:59.999999999'"),
                    List.of(LocalTime.ofNanoOfDay(1), "12:00:00.123456789", LocalTime.MAX),
                    List.of("00:00:00.000000001", "12:00:00.123456789", "23:59:59.999999999"),
                    Pushed.ALL),
            new Sample(
                    "uuid",
                    UUIDS,
                    UUIDS.stream().map(Sample::quoted).toList(),
                    List.of(UUID.fromString(UUIDS.get(0)), UUIDS.get(1), UUID.fromString(UUIDS.get(2))),
                    UUIDS,
                    Pushed.EQUALITY),
            new Sample(
                    "timeuuid",
                    TIMEUUIDS,
                    TIMEUUIDS.stream().map(Sample::quoted).toList(),
                    TIMEUUIDS,
                    TIMEUUIDS,
                    Pushed.EQUALITY),
            new Sample(
                    "blob",
                    List.of("0x00ff", "0x7f", "0xff"),
                    List.of("X'00ff'", "X'7f'", "X'ff'"),
                    List.of(
                            HexFormat.of().parseHex("00ff"),
                            HexFormat.of().parseHex("7f"),
                            HexFormat.of().parseHex("ff")),
                    List.of("0x00ff", "0x7f", "0xff"),
                    Pushed.ALL),
            new Sample(
                    "inet",
                    ADDRESSES.stream().map(Sample::quoted).toList(),
                    List.of("'127.0.0.1'", "'2001:DB8:0:0:0:0:0:1'", "'::1'"),
                    List.of("127.0.0.1", "2001:db8:0::1", "0:0:0:0:0:0:0:1"),
                    ADDRESSES.stream().map(Sample::quoted).toList(),
                    Pushed.EQUALITY));

    private static Sample same(String type, List<String> literals, List<?> java, String mark) {
        return new Sample(
                type,
                literals,
                literals,
                java,
                literals.stream().map(each -> each + mark).toList(),
                Pushed.ALL);
    }

    private static Sample text(String type, List<String> values, Pushed key) {
        List<String> quoted = values.stream().map(Sample::quoted).toList();
        return new Sample(type, quoted, quoted, values, quoted, key);
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    @Override
    public String toString() {
        return type;
    }
}
