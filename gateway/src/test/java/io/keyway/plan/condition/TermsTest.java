package io.keyway.plan.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
    private final RelDataTypeFactory types = new JavaTypeFactoryImpl();

    /** Whether each conversion keeps all values apart, and whether the one back does. */
    @ParameterizedTest
    @CsvSource({
        "TINYINT, SMALLINT, true, false",
        "SMALLINT, INTEGER, true, false",
        "INTEGER, BIGINT, true, false",
        "INTEGER, INTEGER, true, true",
        "TINYINT, DECIMAL(3), true, false",
        "SMALLINT, DECIMAL(5), true, false",
        "SMALLINT, DECIMAL(4), false, false",
        "INTEGER, DECIMAL(10), true, false",
        "INTEGER, DECIMAL(10 1), false, false",
        "INTEGER, DECIMAL(11 1), true, false",
        "BIGINT, DECIMAL(19), true, false",
        "BIGINT, DECIMAL(18), false, false",
        "DECIMAL(9 2), DECIMAL(9 2), true, true",
        "DECIMAL(9 2), DECIMAL(10 2), true, false",
        "DECIMAL(9 2), DECIMAL(10 3), true, false",
        "DECIMAL(9 2), DECIMAL(9 3), false, false",
        "TINYINT, DOUBLE, true, false",
        "SMALLINT, DOUBLE, true, false",
        "INTEGER, DOUBLE, true, false",
        "REAL, DOUBLE, true, false",
        "FLOAT, DOUBLE, true, false",
        "BIGINT, DOUBLE, false, false",
        "INTEGER, REAL, false, false",
        "DATE, TIMESTAMP(3), true, false",
        "TIMESTAMP(3), TIMESTAMP(0), false, true",
        "CHAR(3), VARCHAR, true, false",
        "CHAR(3), VARCHAR(3), true, false",
        "CHAR(3), VARCHAR(2), false, false",
        "CHAR(3), CHAR(3), true, true",
        "CHAR(3), CHAR(4), false, false",
        "VARCHAR(3), VARCHAR, true, false",
        "VARCHAR(3), VARCHAR(4), true, false",
        "BINARY(3), VARBINARY, true, false",
        "BINARY(3), VARBINARY(2), false, false",
        "INTEGER, VARCHAR, false, false",
        "BOOLEAN, INTEGER, false, false",
    })
    void keepsValuesApart(String from, String to, boolean lossless, boolean back) {
        assertThat(Terms.isLossless(type(from), type(to))).isEqualTo(lossless);
        assertThat(Terms.isLossless(type(to), type(from))).isEqualTo(back);
        RelDataType nullable = types.createTypeWithNullability(type(to), true);
        assertThat(Terms.isLossless(type(from), nullable)).as("to nullable").isEqualTo(lossless);
        RexBuilder rex = new RexBuilder(types);
        assertThat(Terms.isLossless(rex.makeInputRef(type(from), 0), rex.makeInputRef(type(to), 1)))
                .isEqualTo(lossless);
    }

    /** {@code NAME}, {@code NAME(precision)} or {@code NAME(precision scale)}. */
    private RelDataType type(String text) {
        String[] parts = text.split("[( )]");
        SqlTypeName name = SqlTypeName.valueOf(parts[0]);
        return switch (parts.length) {
            case 1 -> types.createSqlType(name);
            case 2 -> types.createSqlType(name, Integer.parseInt(parts[1]));
            default -> types.createSqlType(name, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        };
    }
}
