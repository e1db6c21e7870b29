package io.keyway.plan.frontend;

import io.keyway.plan.expression.LibraryFunction;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeImpl;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** PostgreSQL's functions that Calcite lacks, each in a row: its name, the method, what it gives, what it takes. */
final class LibraryFunctions {
    private static final SqlReturnTypeInference TEXT = nullable(SqlTypeName.VARCHAR);
    private static final SqlReturnTypeInference INTEGER = nullable(SqlTypeName.INTEGER);
    private static final SqlReturnTypeInference DATE = nullable(SqlTypeName.DATE);
    private static final SqlReturnTypeInference TIMESTAMP =
            ReturnTypes.explicit(SqlTypeName.TIMESTAMP, 3).andThen(SqlTypeTransforms.TO_NULLABLE);
    private static final SqlReturnTypeInference WHOLE_NUMBER = ReturnTypes.explicit(
                    RelDataTypeImpl.proto(SqlTypeName.DECIMAL, 38, 0, false))
            .andThen(SqlTypeTransforms.TO_NULLABLE);

    private static final SqlReturnTypeInference TEXTS = listOf(SqlTypeName.VARCHAR);
    private static final SqlReturnTypeInference BIGINTS = listOf(SqlTypeName.BIGINT);

    /** The days from the second date to the first. */
    static final SqlFunction DAYS_BETWEEN =
            LibraryFunction.of("days_between", "daysBetween", INTEGER, SqlTypeName.DATE, SqlTypeName.DATE);

    static final SqlFunction ADD_DAYS =
            LibraryFunction.of("add_days", "addDays", DATE, SqlTypeName.DATE, SqlTypeName.INTEGER);

    static final SqlFunction SUBTRACT_DAYS =
            LibraryFunction.of("subtract_days", "subtractDays", DATE, SqlTypeName.DATE, SqlTypeName.INTEGER);

    /** The time from the second timestamp to the first. */
    static final SqlFunction TIME_BETWEEN = LibraryFunction.of(
            "time_between",
            "timeBetween",
            binding -> binding.getTypeFactory()
                    .createTypeWithNullability(
                            binding.getTypeFactory().createSqlIntervalType(DateArithmetic.unit()),
                            binding.collectOperandTypes().stream().anyMatch(RelDataType::isNullable)),
            SqlTypeName.TIMESTAMP,
            SqlTypeName.TIMESTAMP);

    static final List<SqlFunction> ALL = List.of(
            DAYS_BETWEEN,
            ADD_DAYS,
            SUBTRACT_DAYS,
            TIME_BETWEEN,
            LibraryFunction.of("reverse", "reverse", TEXT, SqlTypeName.VARCHAR),
            LibraryFunction.textOfBits("to_hex", "toHex", "intToHex"),
            LibraryFunction.of("quote_literal", "quoteLiteral", TEXT, SqlTypeName.VARCHAR),
            LibraryFunction.of(
                    "substring_matching",
                    "substringMatching",
                    TEXT.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                    SqlTypeName.VARCHAR,
                    SqlTypeName.VARCHAR),
            LibraryFunction.of("regexp_match", "regexpMatch", TEXTS, SqlTypeName.VARCHAR, SqlTypeName.VARCHAR),
            LibraryFunction.of("list_to_text", "listToText", TEXT, SqlTypeName.ARRAY, SqlTypeName.VARCHAR),
            LibraryFunction.of("series", "series", BIGINTS, SqlTypeName.BIGINT, SqlTypeName.BIGINT),
            LibraryFunction.of(
                    "series", "steppedSeries", BIGINTS, SqlTypeName.BIGINT, SqlTypeName.BIGINT, SqlTypeName.BIGINT),
            LibraryFunction.of("div", "div", WHOLE_NUMBER, SqlTypeName.DECIMAL, SqlTypeName.DECIMAL),
            LibraryFunction.of(
                    "width_bucket",
                    "widthBucket",
                    INTEGER,
                    SqlTypeName.DECIMAL,
                    SqlTypeName.DECIMAL,
                    SqlTypeName.DECIMAL,
                    SqlTypeName.INTEGER),
            LibraryFunction.ofBits("bit_shift_left", "bigintShiftLeft", "intShiftLeft"),
            LibraryFunction.ofBits("bit_shift_right", "bigintShiftRight", "intShiftRight"),
            LibraryFunction.of("date_trunc", "dateTrunc", TIMESTAMP, SqlTypeName.VARCHAR, SqlTypeName.TIMESTAMP),
            LibraryFunction.of(
                    "date_bin",
                    "dateBin",
                    TIMESTAMP,
                    SqlTypeName.INTERVAL_DAY_SECOND,
                    SqlTypeName.TIMESTAMP,
                    SqlTypeName.TIMESTAMP),
            LibraryFunction.of(
                    "make_date", "makeDate", DATE, SqlTypeName.INTEGER, SqlTypeName.INTEGER, SqlTypeName.INTEGER),
            LibraryFunction.of("seconds_to_timestamp", "secondsToTimestamp", TIMESTAMP, SqlTypeName.DECIMAL),
            LibraryFunction.of("timezone", "timezone", TIMESTAMP, SqlTypeName.VARCHAR, SqlTypeName.TIMESTAMP),
            LibraryFunction.of(
                    "array_length",
                    "arrayLength",
                    INTEGER.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                    SqlTypeName.ARRAY,
                    SqlTypeName.INTEGER),
            LibraryFunction.changing("gen_random_uuid", "genRandomUuid", ReturnTypes.explicit(SqlTypeName.UUID)));

    private LibraryFunctions() {}

    private static SqlReturnTypeInference listOf(SqlTypeName type) {
        return binding -> {
            RelDataTypeFactory types = binding.getTypeFactory();
            RelDataType element = types.createTypeWithNullability(types.createSqlType(type), true);
            return types.createTypeWithNullability(types.createArrayType(element, -1), true);
        };
    }

    private static SqlReturnTypeInference nullable(SqlTypeName type) {
        return ReturnTypes.explicit(type).andThen(SqlTypeTransforms.TO_NULLABLE);
    }
}
