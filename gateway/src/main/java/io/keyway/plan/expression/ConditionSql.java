package io.keyway.plan.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.rel2sql.SqlImplementor;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Writes conditions as SQL. */
public final class ConditionSql {
    private static final SqlDialect PLAIN = new Dialect(AnsiSqlDialect.DEFAULT_CONTEXT.withIdentifierQuoteString(null));

    private static final SqlDialect QUOTING =
            new Dialect(AnsiSqlDialect.DEFAULT_CONTEXT.withIdentifierQuoteString("\""));

    private ConditionSql() {}

    /** Texts are written without a character set, which is UTF-8 always. */
    private static final class Dialect extends AnsiSqlDialect {
        Dialect(Context context) {
            super(context);
        }

        /** A value under another type is written as the value. */
        @Override
        public void unparseCall(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
            if (call.getOperator().equals(SqlStdOperatorTable.REINTERPRET)) {
                call.operand(0).unparse(writer, leftPrecedence, rightPrecedence);
            } else {
                super.unparseCall(writer, call, leftPrecedence, rightPrecedence);
            }
        }

        @Override
        public void quoteStringLiteral(StringBuilder sql, @Nullable String characterSet, String text) {
            sql.append('\'').append(text.replace("'", "''")).append('\'');
        }
    }

    /**
     * Conditions joined by AND, in the words that a person recognises.
     *
     * @param names the columns' names by position
     */
    public static String condition(List<RexNode> conditions, List<String> names, RexBuilder rex) {
        List<String> known = new ArrayList<>(names);
        // As people write it: 300 and not 3.000E2, and a value of an outer row by its column's name.
        RexShuttle plain = new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                if (!(access.getReferenceExpr() instanceof RexCorrelVariable)) {
                    return super.visitFieldAccess(access);
                }
                known.add(access.getField().getName());
                return new RexInputRef(known.size() - 1, access.getType());
            }

            @Override
            public RexNode visitLiteral(RexLiteral literal) {
                boolean approximate =
                        SqlTypeName.APPROX_TYPES.contains(literal.getType().getSqlTypeName());
                boolean one = approximate && literal.getTypeName() != SqlTypeName.SARG;
                BigDecimal number = one ? literal.getValueAs(BigDecimal.class) : null;
                return number == null
                        ? literal
                        : rex.makeExactLiteral(
                                new BigDecimal(number.stripTrailingZeros().toPlainString()));
            }
        };
        return text(plain.visitList(conditions), known, PLAIN);
    }

    /** Conditions joined by AND, with every name quoted, so that they can be parsed again. */
    public static String exactCondition(List<RexNode> conditions, List<String> names) {
        return text(conditions, names, QUOTING);
    }

    /** A name in double quotes. */
    public static String name(String name) {
        return QUOTING.quoteIdentifier(name);
    }

    private static String text(List<RexNode> conditions, List<String> names, SqlDialect dialect) {
        SqlImplementor.Context context = new SqlImplementor.SimpleContext(
                dialect, position -> new SqlIdentifier(names.get(position), SqlParserPos.ZERO));
        return conditions.stream()
                .map(condition -> context.toSql(null, condition)
                        .toSqlString(config -> config.withDialect(dialect).withClauseStartsLine(false))
                        .getSql())
                .collect(Collectors.joining(" AND "));
    }
}
