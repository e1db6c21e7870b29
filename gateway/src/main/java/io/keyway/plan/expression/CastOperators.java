package io.keyway.plan.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/** {@link CastFunctions} as operators of expressions, which are written as the casts that they are. No query can name them. */
public final class CastOperators {
    static final SqlOperator DATE_TEXT = new Conversion("dateText", SqlTypeName.VARCHAR);
    static final SqlOperator TIMESTAMP_TEXT = new Conversion("timestampText", SqlTypeName.VARCHAR);
    static final SqlOperator BOOLEAN_TEXT = new Conversion("booleanText", SqlTypeName.VARCHAR);
    static final SqlOperator BLOB_TEXT = new Conversion("blobText", SqlTypeName.VARCHAR);
    static final SqlOperator TIMESTAMP_JSON = new Conversion("timestampJson", SqlTypeName.VARCHAR);

    /** The text of a time of day that is given as a BIGINT of nanoseconds. */
    public static final SqlOperator TIME_TEXT = new Conversion("timeText", SqlTypeName.VARCHAR);

    /** A time of day as a BIGINT of nanoseconds. */
    public static final SqlOperator TEXT_TIME = new Conversion("textTime", SqlTypeName.BIGINT);

    private static final Map<SqlTypeName, SqlOperator> READERS = Map.ofEntries(
            Map.entry(SqlTypeName.DATE, new Conversion("textDate", SqlTypeName.DATE)),
            Map.entry(SqlTypeName.TIMESTAMP, new Conversion("textTimestamp", SqlTypeName.TIMESTAMP)),
            Map.entry(SqlTypeName.TIME, new Conversion("textMilliTime", SqlTypeName.TIME)),
            Map.entry(SqlTypeName.VARBINARY, new Conversion("textBlob", SqlTypeName.VARBINARY)),
            Map.entry(SqlTypeName.UUID, new Conversion("textUuid", SqlTypeName.UUID)),
            Map.entry(SqlTypeName.BOOLEAN, new Conversion("textBoolean", SqlTypeName.BOOLEAN)),
            Map.entry(SqlTypeName.TINYINT, new Conversion("textTinyint", SqlTypeName.TINYINT)),
            Map.entry(SqlTypeName.SMALLINT, new Conversion("textSmallint", SqlTypeName.SMALLINT)),
            Map.entry(SqlTypeName.INTEGER, new Conversion("textInteger", SqlTypeName.INTEGER)),
            Map.entry(SqlTypeName.BIGINT, new Conversion("textBigint", SqlTypeName.BIGINT)),
            Map.entry(SqlTypeName.REAL, new Conversion("textReal", SqlTypeName.REAL)),
            Map.entry(SqlTypeName.FLOAT, new Conversion("textDouble", SqlTypeName.DOUBLE)),
            Map.entry(SqlTypeName.DOUBLE, new Conversion("textDouble", SqlTypeName.DOUBLE)),
            Map.entry(SqlTypeName.DECIMAL, new Conversion("textDecimal", SqlTypeName.DECIMAL)));

    private CastOperators() {}

    /** What reads text as values of a type; null when nothing does. */
    static @Nullable SqlOperator reader(SqlTypeName type) {
        return READERS.get(type);
    }

    private static final class Conversion extends SqlUserDefinedFunction {
        private final SqlTypeName to;

        Conversion(String name, SqlTypeName to) {
            super(
                    new SqlIdentifier(name, SqlParserPos.ZERO),
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.explicit(to).andThen(SqlTypeTransforms.TO_NULLABLE),
                    InferTypes.RETURN_TYPE,
                    OperandTypes.operandMetadata(List.of(), factory -> List.of(), i -> "value", i -> false),
                    ScalarFunctionImpl.createUnsafe(Arrays.stream(CastFunctions.class.getMethods())
                            .filter(candidate -> candidate.getName().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("no function " + name))));
            this.to = to;
        }

        @Override
        public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
            SqlWriter.Frame frame = writer.startFunCall("CAST");
            call.operand(0).unparse(writer, 0, 0);
            writer.sep("AS");
            writer.keyword(to.getName());
            writer.endFunCall(frame);
        }
    }
}
