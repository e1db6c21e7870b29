package io.keyway.value;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a text means as a value of a CQL type. This is the one table of such cases: the readers themselves, the loader, and
 * every way into SQL and JDBC are tested with all of it, so that they cannot disagree.
 *
 * @param type the name of a CQL type of {@link #TYPES}
 * @param text the text, with the blanks around it
 * @param meaning {@link #THE_VALUE}, {@link #NO_VALUE}, or the SQLSTATE of its refusal
 */
public record TextCase(String type, String text, String meaning) {
    /** The text names the value of its type in {@link #TYPES}. */
    public static final String THE_VALUE = "value";

    /** The text can be read, yet no value of the type equals it: it is finer, greater, or of another kind. */
    public static final String NO_VALUE = "none";

    /**
     * A type that text is read as.
     *
     * @param dataType the driver's name for it
     * @param sqlType SQL's name for it
     * @param value the value that cases mean, as a literal of CQL
     * @param other another value, as a literal of CQL
     */
    public record Type(DataType dataType, String sqlType, String value, String other) {}

    /** Each type by its CQL name. */
    public static final Map<String, Type> TYPES = Map.ofEntries(
            Map.entry(
                    "timestamp",
                    new Type(DataTypes.TIMESTAMP, "TIMESTAMP", "'2018-11-01T20:01:46.000Z'", "'1970-01-01'")),
            Map.entry("date", new Type(DataTypes.DATE, "DATE", "'2020-02-29'", "'1970-01-01'")),
            Map.entry("time", new Type(DataTypes.TIME, "TIME(9)", "'20:57:10.796'", "'00:00:00'")),
            Map.entry(
                    "uuid",
                    new Type(
                            DataTypes.UUID,
                            "UUID",
                            "7f000000-0000-4000-8000-0000000000ab",
                            "00000000-0000-4000-8000-000000000000")),
            Map.entry(
                    "timeuuid",
                    new Type(
                            DataTypes.TIMEUUID,
                            "UUID",
                            "7f000000-0000-1000-8000-0000000000ab",
                            "00000000-0000-1000-8000-000000000000")),
            Map.entry("boolean", new Type(DataTypes.BOOLEAN, "BOOLEAN", "true", "false")),
            Map.entry("tinyint", new Type(DataTypes.TINYINT, "TINYINT", "120", "0")),
            Map.entry("smallint", new Type(DataTypes.SMALLINT, "SMALLINT", "1500", "0")),
            Map.entry("int", new Type(DataTypes.INT, "INTEGER", "1500", "0")),
            Map.entry("bigint", new Type(DataTypes.BIGINT, "BIGINT", "1541106106796", "0")),
            Map.entry("varint", new Type(DataTypes.VARINT, "DECIMAL(38, 0)", "100000000000000000000", "0")),
            Map.entry("decimal", new Type(DataTypes.DECIMAL, "DECIMAL(38, 18)", "-0.1", "7")),
            Map.entry("double", new Type(DataTypes.DOUBLE, "DOUBLE", "0.1", "7")),
            Map.entry("float", new Type(DataTypes.FLOAT, "REAL", "0.1", "7")),
            Map.entry("inet", new Type(DataTypes.INET, "VARCHAR", "'::1'", "'127.0.0.1'")),
            Map.entry("blob", new Type(DataTypes.BLOB, "VARBINARY", "0x00ff", "0x01")));

    /** A type; a text between bars; its meaning. */
    private static final String TABLE = """
            timestamp; |2018-11-01 20:01:46|; value
            timestamp; |2018-11-01T20:01:46Z|; value
            timestamp; |2018-11-01T21:01:46+01|; value
            timestamp; |2018-11-01T21:01:46+0100|; value
            timestamp; |2018-11-01 21:01:46 +01:00|; value
            timestamp; |2018-11-01 20:01:46.000000+0000|; value
            timestamp; |2018-11-01 20:01:46 UTC|; value
            timestamp; | 2018-11-01 20:01:46.000 |; value
            timestamp; |1541102506000|; value
            timestamp; |1.541102506E+12|; value
            timestamp; |2018-11-01 20:01:46.0001|; none
            timestamp; |+999999999-01-01|; none
            timestamp; |2019-02-29|; 22007
            timestamp; |2020-13-01 00:00:00|; 22007
            timestamp; |2020-02-28 24:00:01|; 22007
            timestamp; |01/11/2018|; 22007
            timestamp; |x|; 22007
            date; |2020-02-29|; value
            date; |2020-02-29 00:00:00|; value
            date; |2020-02-29T02:00+02|; value
            date; |2020-02-29 00:00:01|; none
            date; |+999999999-01-01|; none
            date; |2019-02-29|; 22007
            date; |2020-13-01|; 22007
            date; |1582933810|; 22007
            time; |20:57:10.796|; value
            time; |20:57:10.796000000|; value
            time; |24:00|; 22007
            time; |9:30|; 22007
            blob; |0x00ff|; value
            blob; | 0X00FF |; value
            blob; |00ff|; 22018
            blob; |0x0|; 22018
            uuid; |7F000000-0000-4000-8000-0000000000AB|; value
            uuid; |{7f000000-0000-4000-8000-0000000000ab}|; 22018
            uuid; |7f000000000040008000000000000ab|; 22018
            uuid; |1-1-1-1-1|; 22018
            timeuuid; | 7F000000-0000-1000-8000-0000000000AB |; value
            timeuuid; |7f000000-0000-4000-8000-0000000000ab|; none
            timeuuid; |1-1-1-1-1|; 22018
            boolean; |TRUE|; value
            boolean; |t|; value
            boolean; |yes|; value
            boolean; |Y|; value
            boolean; |on|; value
            boolean; |1|; value
            boolean; |2|; 22018
            boolean; |perhaps|; 22018
            tinyint; |120|; value
            tinyint; |1.2E+2|; value
            tinyint; |300|; none
            tinyint; |x|; 22018
            smallint; |1500|; value
            smallint; |1500.0|; value
            smallint; |40000|; none
            smallint; |x|; 22018
            int; |1500|; value
            int; | 1500 |; value
            int; |+1.5E+3|; value
            int; |1500.0|; value
            int; |1500.5|; none
            int; |4294968796|; none
            int; |1500x|; 22018
            int; |٣|; 22018
            bigint; |1541106106796|; value
            bigint; |1.541106106796E12|; value
            bigint; |1E99|; none
            varint; |100000000000000000000|; value
            varint; |1E+20|; value
            varint; |0.5|; none
            varint; |0x10|; 22018
            decimal; |-.10|; value
            decimal; |-1E-1|; value
            decimal; |NaN|; 22018
            double; |0.1|; value
            double; |1e-1|; value
            double; |0.1f|; 22018
            float; |0.1|; value
            float; |0x1p3|; 22018
            inet; |::1|; value
            inet; |0:0:0:0:0:0:0:1|; value
            inet; |0::0001|; value
            inet; |localhost|; none
            """;

    /** Every case. */
    public static Stream<TextCase> all() {
        return TABLE.lines().map(TextCase::of);
    }

    private static TextCase of(String line) {
        String[] fields = line.split("; ", -1);
        return new TextCase(fields[0], fields[1].substring(1, fields[1].length() - 1), fields[2]);
    }

    /** Its type with all that is known of it. */
    public Type facts() {
        Type facts = TYPES.get(type);
        if (facts == null) {
            throw new IllegalStateException("no type " + type);
        }
        return facts;
    }

    @Override
    public String toString() {
        return type + " |" + text + "|: " + meaning;
    }
}
