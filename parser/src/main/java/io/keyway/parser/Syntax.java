package io.keyway.parser;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlPrefixOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** What the productions of the grammar make of the text they have read. */
public final class Syntax {
    /** PostgreSQL's precedence for operators that the standard lacks: above comparisons and LIKE, below {@code +}. */
    private static final int OTHER = 36;

    /** The same before an operand: {@code ~5 & 3} is {@code (~5) & 3}, {@code ~5 + 1} is {@code ~(5 + 1)}. */
    private static final int OTHER_PREFIX = 38;

    /** Above {@code *}, below a sign. */
    private static final int EXPONENT = 70;

    /** Above {@code ^}, below a sign. */
    private static final int ZONE = 74;

    /** {@code FETCH FIRST n ROWS WITH TIES}, in place of the number of rows, which is its operand. */
    public static final SqlOperator WITH_TIES = new Mark("WITH TIES");

    /** {@code DISTINCT ON (keys)}, as a condition of QUALIFY. */
    public static final SqlOperator DISTINCT_ON = new Mark("DISTINCT ON");

    /** An interval of months, and one of days and parts of them, which have no type in common. */
    public static final SqlOperator MIXED_INTERVAL = new Mark("INTERVAL");

    /** INTERVAL without a unit, in the place of a type. */
    static final SqlNode INTERVAL = new SqlIdentifier("interval", SqlParserPos.ZERO);

    static final SqlBinaryOperator CONCAT = new SyntaxOperator("||", OTHER, SqlStdOperatorTable.CONCAT);
    static final SqlBinaryOperator BIT_OR = new SyntaxOperator("|", OTHER, SyntaxOperator.function("bitor"));
    static final SqlBinaryOperator BIT_AND = new SyntaxOperator("&", OTHER, SyntaxOperator.function("bitand"));
    static final SqlBinaryOperator BIT_XOR = new SyntaxOperator("#", OTHER, SyntaxOperator.function("bitxor"));
    static final SqlBinaryOperator LEFT_SHIFT =
            new SyntaxOperator("<<", OTHER, SyntaxOperator.function("bit_shift_left"));
    static final SqlBinaryOperator RIGHT_SHIFT =
            new SyntaxOperator(">>", OTHER, SyntaxOperator.function("bit_shift_right"));
    static final SqlBinaryOperator POWER = new SyntaxOperator("^", EXPONENT, SyntaxOperator.function("power"));

    static final SqlBinaryOperator AT_TIME_ZONE =
            SyntaxOperator.swapped("AT TIME ZONE", ZONE, SyntaxOperator.function("timezone"));

    static final SqlBinaryOperator LIKE = new SyntaxOperator("~~", OTHER, SqlStdOperatorTable.LIKE);
    static final SqlBinaryOperator NOT_LIKE = new SyntaxOperator("!~~", OTHER, SqlStdOperatorTable.NOT_LIKE);
    static final SqlBinaryOperator ILIKE = new SyntaxOperator("~~*", OTHER, SqlLibraryOperators.ILIKE);
    static final SqlBinaryOperator NOT_ILIKE = new SyntaxOperator("!~~*", OTHER, SqlLibraryOperators.NOT_ILIKE);
    static final SqlBinaryOperator MATCH =
            new SyntaxOperator("~", OTHER, SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE);
    static final SqlBinaryOperator MATCH_IGNORING_CASE =
            new SyntaxOperator("~*", OTHER, SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE);
    static final SqlBinaryOperator NOT_MATCH =
            new SyntaxOperator("!~", OTHER, SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE);
    static final SqlBinaryOperator NOT_MATCH_IGNORING_CASE =
            new SyntaxOperator("!~*", OTHER, SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE);

    static final SqlPrefixOperator BIT_NOT = new SqlPrefixOperator("~", SqlKind.OTHER, OTHER_PREFIX, null, null, null) {
        private final SqlOperator meaning = SyntaxOperator.function("bitnot");

        @Override
        public SqlCall createCall(
                @Nullable SqlLiteral functionQualifier, SqlParserPos pos, @Nullable SqlNode... operands) {
            return meaning.createCall(pos, operands);
        }
    };

    /** The operators whose operands are part of what {@code ::} converts. */
    private static final Set<SqlKind> TIGHTER = Set.of(SqlKind.DOT, SqlKind.ITEM);

    /** PostgreSQL's names for the order of text by code points, which is Keyway's only one. */
    private static final Set<String> COLLATIONS = Set.of("C", "POSIX", "ucs_basic", "default");

    private Syntax() {}

    /** {@code OPERATOR(op)}, which binds as PostgreSQL's own operators do, whichever it is. */
    static SqlBinaryOperator named(SqlBinaryOperator operator) {
        return new SyntaxOperator(operator.getName(), OTHER, operator);
    }

    /** Replaces the last operand of an expression under construction by its cast. */
    static void cast(List<Object> expression, SqlNode type, SqlParserPos pos) {
        int first = expression.size() - 1;
        while (first >= 2
                && expression.get(first - 1) instanceof SqlParserUtil.ToTreeListItem item
                && TIGHTER.contains(item.getOperator().getKind())) {
            first -= 2;
        }
        if (expression.get(expression.size() - 1) instanceof SqlParserUtil.ToTreeListItem) {
            throw refusal(ErrorCode.SYNTAX_ERROR, ":: needs a value before it", pos);
        }
        List<Object> operand = expression.subList(first, expression.size());
        SqlNode value = SqlParserUtil.toTree(new ArrayList<>(operand));
        operand.clear();
        expression.add(cast(
                SqlLibraryOperators.INFIX_CAST,
                List.of(value, type),
                value.getParserPosition().plus(pos)));
    }

    /** A cast; of a text to an interval, the interval. */
    static SqlNode cast(SqlOperator operator, List<SqlNode> operands, SqlParserPos pos) {
        if (operands.get(1) != INTERVAL) {
            return operator.createCall(pos, operands);
        }
        if (operands.get(0) instanceof SqlCharStringLiteral text) {
            return IntervalText.literal(text.getValueAs(String.class), 1, text.getParserPosition());
        }
        throw refusal(
                        ErrorCode.FEATURE_NOT_SUPPORTED,
                        "only a text literal can be cast to an interval of any unit",
                        pos)
                .withHint("write CAST(... AS INTERVAL DAY TO SECOND), or multiply: n * INTERVAL '1 day'");
    }

    /** A text of a type. */
    static SqlNode typed(SqlTypeNameSpec type, SqlNode text) {
        SqlParserPos pos = type.getParserPos().plus(text.getParserPosition());
        return SqlLibraryOperators.INFIX_CAST.createCall(pos, text, new SqlDataTypeSpec(type, type.getParserPos()));
    }

    /**
     * A query with an order, or a part of its rows. One that has these in its parentheses is a table, whose order stays if it is
     * given no other; Calcite fails on an order of an order.
     *
     *   (SELECT a FROM t ORDER BY a) LIMIT 1           ->   SELECT a FROM t ORDER BY a LIMIT 1
     *   (SELECT a FROM t LIMIT 2) ORDER BY a           ->   SELECT * FROM (SELECT a FROM t LIMIT 2) AS ordered$ ORDER BY a
     */
    public static SqlNode ordered(
            SqlNode query, SqlNodeList order, @Nullable SqlNode offset, @Nullable SqlNode fetch, SqlParserPos pos) {
        if (!(query instanceof SqlOrderBy inner)) {
            return new SqlOrderBy(pos, query, order, offset, fetch);
        }
        if (order.isEmpty() && inner.offset == null && inner.fetch == null) {
            return new SqlOrderBy(pos, inner.query, inner.orderList, offset, fetch);
        }
        SqlNode table = SqlStdOperatorTable.AS.createCall(pos, inner, new SqlIdentifier("ordered$", pos));
        SqlNode all = new SqlSelect(
                pos,
                null,
                SqlNodeList.of(SqlIdentifier.star(pos)),
                table,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new SqlOrderBy(pos, all, order, offset, fetch);
    }

    static SqlCall distinctOn(SqlLiteral keyword, List<SqlNode> keys, SqlParserPos pos) {
        if (keyword.getValue() != SqlSelectKeyword.DISTINCT) {
            throw refusal(ErrorCode.SYNTAX_ERROR, "ON follows SELECT DISTINCT, not SELECT ALL", pos);
        }
        return DISTINCT_ON.createCall(pos, List.of(new SqlNodeList(keys, pos)));
    }

    /** Two conditions of QUALIFY, each of which may be missing. */
    static @Nullable SqlNode both(@Nullable SqlNode first, @Nullable SqlNode second) {
        return first == null || second == null
                ? first == null ? second : first
                : SqlStdOperatorTable.AND.createCall(SqlParserPos.sum(List.of(first, second)), first, second);
    }

    /** Refuses a parameter of one kind after one of the other. */
    static void checkParameters(boolean mixed, SqlParserPos pos) {
        if (mixed) {
            throw refusal(ErrorCode.SYNTAX_ERROR, "parameters are either all ? or all $1, $2 and so on", pos);
        }
    }

    /** The index, from 0, of the parameter that is written as {@code $1}. */
    static int parameterIndex(String image, SqlParserPos pos) {
        int digits = 5;
        int number = image.length() > 1 + digits ? 0 : Integer.parseInt(image.substring(1));
        if (number == 0 || number > Short.MAX_VALUE) {
            throw refusal(ErrorCode.SYNTAX_ERROR, "there is no parameter " + image, pos);
        }
        return number - 1;
    }

    /** The text between {@code $tag$} and {@code $tag$}. */
    static String dollarQuoted(String image) {
        int tag = image.indexOf('$', 1) + 1;
        return image.substring(tag, image.length() - tag);
    }

    /** The literal with its escapes read; the literal itself when no character begins one. */
    static SqlLiteral unescaped(SqlLiteral literal, char escape) {
        if (escape == 0 || !(literal.getValue() instanceof NlsString text)) {
            return literal;
        }
        SqlParserPos pos = literal.getParserPosition();
        return SqlLiteral.createCharString(UnicodeEscapes.decoded(text.getValue(), escape, pos), pos);
    }

    /** Checks the prefix of {@code _latin1'text'}; text is Unicode, whichever was named. */
    static void checkCharacterSet(String image, SqlParserPos pos) {
        String name = SqlParserUtil.getCharacterSet(image);
        if (!Charset.isSupported(name)) {
            throw refusal(ErrorCode.TYPE_MISMATCH, "there is no character set " + name.toUpperCase(Locale.ROOT), pos);
        }
    }

    static void checkCollation(SqlIdentifier name) {
        String last = name.names.get(name.names.size() - 1);
        if (!COLLATIONS.contains(last)) {
            throw refusal(
                            ErrorCode.FEATURE_NOT_SUPPORTED,
                            "there is no collation \"" + last + '"',
                            name.getParserPosition())
                    .withHint("text is in the order of its code points, as with COLLATE \"C\"");
        }
    }

    static KeywayException refusal(ErrorCode code, String message, SqlParserPos pos) {
        return new KeywayException(code, message)
                .withPosition(
                        new Position(pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum()));
    }
}
