package io.keyway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which literals of a query others may take the place of. */
class QueryShapeTest {
    private static final String[] PIECES = {
        "SELECT",
        "a",
        "b",
        "\"C d\"",
        "t.a",
        "FROM t",
        "WHERE",
        "ON",
        "AND",
        "OR",
        "NOT",
        "(",
        ")",
        "=",
        "<",
        ">=",
        "<>",
        "IN (",
        "BETWEEN",
        ",",
        "1",
        "-1",
        "1.5",
        "2E3",
        "'x'",
        "'it''s'",
        "''",
        "DATE '2024-02-29'",
        "?",
        "NULL",
        "GROUP BY a",
        "ORDER BY 1",
        "LIMIT 5",
        "/* 5 = 5 */",
        "-- = 1\n",
        "CASE WHEN",
        "JOIN",
        "INTERVAL '1' DAY",
        "::",
        "N'x'",
        "+",
        "||",
        "IS NULL",
        "COUNT(*) FILTER (WHERE",
        "'open"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a = 5 FROM t",
                "SELECT 5 FROM t",
                "SELECT * FROM t WHERE k = 5 + 1",
                "SELECT * FROM t WHERE 1 + k = 5",
                "SELECT * FROM t WHERE k = NULL",
                "SELECT * FROM t WHERE k = TRUE",
                "SELECT * FROM t WHERE k <> 5",
                "SELECT * FROM t WHERE k = 'a' 'b'",
                "SELECT * FROM t WHERE k = '5'::int",
                "SELECT * FROM t WHERE k = N'x'",
                "SELECT * FROM t WHERE k = INTERVAL '5' DAY",
                "SELECT * FROM t WHERE k = DATE '2023-02-29'",
                "SELECT * FROM t WHERE k = TIMESTAMP '2024-01-01 00:00:00.0001'",
                "SELECT * FROM t WHERE k = -0",
                "SELECT * FROM t WHERE k = 123456789012345678901",
                "SELECT * FROM t WHERE upper(k) = 'A'",
                "SELECT * FROM t WHERE k IN (1, ?)",
                "SELECT * FROM t WHERE k IN (1, 2.5)",
                "SELECT * FROM t WHERE k IN (1, 1)",
                "SELECT * FROM t WHERE k NOT IN (1, 2)",
                "SELECT * FROM t WHERE (a, b) IN ((1, 2), (3, 4))",
                "SELECT * FROM t WHERE k LIKE 'a%'",
                "SELECT a FROM t GROUP BY a HAVING a = 5",
                "SELECT a FROM t ORDER BY a = 5 LIMIT 5",
                "SELECT * FROM t WHERE k = 'open",
                "SELECT * FROM t WHERE CASE WHEN k = 5 THEN TRUE END",
                "SELECT * FROM t WHERE k = 5\0",
            })
    void hasNoSlots(String sql) {
        assertThat(SqlText.of(sql).shape()).isEqualTo(new QueryShape(sql, List.of()));
    }

    @Test
    void readsEveryKindOfLiteral() {
        assertThat(values("WHERE k = 5 AND 7 < t.k AND \"K\" >= -2147483648")).containsExactly(5, 7, -2_147_483_648L);
        assertThat(values("WHERE k=1.50 AND k < -2.5E1 AND k = 4294967297 "))
                .containsExactly(new BigDecimal("1.50"), -25.0, 4_294_967_297L);
        assertThat(values("WHERE k = 'it''s' AND k = ''")).containsExactly("it's", "");
        assertThat(values("WHERE k = date '2024-02-29' AND k = TIMESTAMP '2024-02-29 12:30:00.5'"))
                .containsExactly(LocalDate.of(2024, 2, 29), Instant.parse("2024-02-29T12:30:00.500Z"));
        assertThat(values("WHERE k = UUID '11111111-1111-4111-8111-111111111111'"))
                .containsExactly(UUID.fromString("11111111-1111-4111-8111-111111111111"));
        assertThat(values("WHERE k BETWEEN 1 AND 2 AND a = ?")).containsExactly(1, 2);
        assertThat(values("WHERE k IN (3, -1, 3, 2)")).containsExactly(List.of(-1, 2, 3));
        assertThat(values("WHERE k IN ('b')")).containsExactly("b");
        assertThat(values("JOIN u ON k = 5 WHERE (a = 1 OR a = 2) AND EXISTS (SELECT 9 FROM u WHERE b = 3)"))
                .containsExactly(5, 1, 2, 3);
    }

    @Test
    void shapesDifferWherePlansMay() {
        assertThat(text("WHERE k = 5"))
                .isEqualTo(text("WHERE k = -700"))
                .isNotEqualTo(text("WHERE k = 4294967297"))
                .isNotEqualTo(text("WHERE k = 5.0"))
                .isNotEqualTo(text("WHERE k = '5'"))
                .isNotEqualTo(text("WHERE K = 5"))
                .isNotEqualTo(text("WHERE k = ?"));
        assertThat(text("WHERE k = 1.5")).isEqualTo(text("WHERE k = 2.5")).isNotEqualTo(text("WHERE k = 2.50"));
        assertThat(text("WHERE k = 'a'")).isEqualTo(text("WHERE k = 'longer''s'"));
        assertThat(text("WHERE k IN (1, 2)"))
                .isEqualTo(text("WHERE k IN (3, 4, 5)"))
                .isNotEqualTo(text("WHERE k IN (3)"))
                .isNotEqualTo(text("WHERE k IN ('3', '4')"));
        assertThat(text("WHERE k IN (1, 2) AND a IN (1, 2)"))
                .isNotEqualTo(text("WHERE k IN (1, 2, 3) AND a IN (1, 2)"));
    }

    /** Whatever the text, the slots put back make it whole again, and each stands where it says. */
    @Test
    void slotsPutBackMakeTheSameTokens() {
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("SELECT a FROM t WHERE a = 1 AND ");
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(4) == 0 ? "" : " ");
            }
            String sql = text.toString();
            QueryShape shape = SqlText.of(sql).shape();
            found += shape.slots().size();
            assertThat(Token.significant(putBack(shape, sql)))
                    .as(sql)
                    .isEqualTo(Token.significant(SqlText.of(sql).trimmed()));
        }
        assertThat(found).isGreaterThan(10_000);
    }

    /** Each sign is followed by what stood after the literal, so the two texts can be walked side by side. */
    private static String putBack(QueryShape shape, String sql) {
        StringBuilder whole = new StringBuilder();
        boolean oneList = shape.slots().stream().filter(LiteralSlot::isList).count() == 1;
        int from = 0;
        for (LiteralSlot slot : shape.slots()) {
            int mark = shape.text().indexOf('\0', from);
            whole.append(shape.text(), from, mark).append(sql, slot.start(), slot.end());
            from = mark + 1 + sign(slot, oneList).length();
            assertThat(shape.text().startsWith(sign(slot, oneList), mark + 1))
                    .as(sql)
                    .isTrue();
        }
        return whole.append(shape.text(), from, shape.text().length()).toString();
    }

    private static String sign(LiteralSlot slot, boolean oneList) {
        StringBuilder sign = new StringBuilder();
        slot.type().appendTo(sign);
        return sign.toString() + (!slot.isList() ? "" : oneList ? "short" : slot.count());
    }

    private static String text(String where) {
        return SqlText.of("SELECT * FROM t " + where).shape().text();
    }

    private static List<Object> values(String where) {
        List<Object> values = new ArrayList<>();
        SqlText.of("SELECT 1 FROM t " + where).shape().slots().forEach(slot -> values.add(slot.value()));
        return values;
    }
}
