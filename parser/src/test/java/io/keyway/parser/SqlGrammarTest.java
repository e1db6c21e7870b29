package io.keyway.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.error.KeywayException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.sql.parser.SqlParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlGrammarTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '@', textBlock = """
            'a' || 1 + 2                     => ('a' || (1 + 2))
            2 + '3'::int * 2                 => (2 + (('3' :: INTEGER) * 2))
            -1::text                         => (- (1 :: VARCHAR))
            1::int::text || 'a'              => (((1 :: INTEGER) :: VARCHAR) || 'a')
            a.b::int                         => (a.b :: INTEGER)
            x[1]::text                       => (x[1] :: VARCHAR)
            (a).b.c::date                    => (((a.b).c) :: DATE)
            x BETWEEN 1::int AND y::int AND z => ((x BETWEEN ASYMMETRIC (1 :: INTEGER) AND (y :: INTEGER)) AND z)
            2 ^ 3 ^ 2                        => POWER(POWER(2, 3), 2)
            -2 ^ 2                           => POWER(-2, 2)
            2 * 3 ^ 2                        => (2 * POWER(3, 2))
            a << 1 + 1                       => bit_shift_left(a, (1 + 1))
            a >> 2 > b                       => (bit_shift_right(a, 2) > b)
            a > b AND a >= b                 => ((a > b) AND (a >= b))
            a | b = c                        => (BITOR(a, b) = c)
            ~5 & 3 # 1                       => BITXOR(BITAND(BITNOT(5), 3), 1)
            ~5 + 1                           => BITNOT((5 + 1))
            x ~~ 'a%' OR x !~~ 'b'           => ((x LIKE 'a%') OR (x NOT LIKE 'b'))
            x ~~* 'a%' OR x !~~* 'b'         => ((x ILIKE 'a%') OR (x NOT ILIKE 'b'))
            x ~ 'a' OR x !~ 'b'              => ((x ~ 'a') OR (x !~ 'b'))
            x ~* 'a' OR x !~* 'b'            => ((x ~* 'a') OR (x !~* 'b'))
            2 OPERATOR(pg_catalog.*) 3 + 4   => (2 * (3 + 4))
            x ISNULL OR y NOTNULL            => ((x IS NULL) OR (y IS NOT NULL))
            x LIKE ANY (ARRAY['a%', 'b%'])   => ((x LIKE 'a%') OR (x LIKE 'b%'))
            x NOT LIKE ALL ('a', 'b')        => ((x NOT LIKE 'a') AND (x NOT LIKE 'b'))
            x LIKE 'a!%' {escape '!'}        => (x LIKE 'a!%' ESCAPE '!')
            text '5'                         => ('5' :: VARCHAR)
            bool 'true'                      => ('true' :: BOOLEAN)
            double precision '1.5'           => ('1.5' :: DOUBLE)
            timestamptz '2018-11-01'         => ('2018-11-01' :: TIMESTAMP)
            $$it's$$ || $a$ $$ $a$           => ('it''s' || ' $$ ')
            $2 + $1                          => (? + ?)
            ts AT TIME ZONE 'UTC' > y        => (timezone('UTC', ts) > y)
            x COLLATE "C" || y               => (x || y)
            {d '2018-11-01'}                 => DATE '2018-11-01'
            { ts'2018-11-01 20:01:46' }      => TIMESTAMP '2018-11-01 20:01:46'
            {fn upper(x)}                    => {fn UPPER(x) }
            x::text[]                        => (x :: VARCHAR ARRAY)
            CAST(x AS map<text, list<int>>)  => CAST(x AS MAP< VARCHAR, INTEGER ARRAY >)
            x::frozen<set<bigint>>           => (x :: BIGINT ARRAY)
            x::vector<float, 3>              => (x :: FLOAT ARRAY)
            x::varint                        => (x :: DECIMAL(38, 0))
            155.95::numeric                  => (155.95 :: DECIMAL(38, 18))
            x::numeric(5)                    => (x :: DECIMAL(5))
            INTERVAL '1 day'                 => INTERVAL '1 00:00:00.000' DAY(9) TO SECOND(3)
            INTERVAL '-30 day'               => INTERVAL -'30 00:00:00.000' DAY(9) TO SECOND(3)
            INTERVAL '2 hours 30 minutes'    => INTERVAL '0 02:30:00.000' DAY(9) TO SECOND(3)
            INTERVAL '1500 ms'               => INTERVAL '0 00:00:01.500' DAY(9) TO SECOND(3)
            INTERVAL '1:2.5'                 => INTERVAL '0 00:01:02.500' DAY(9) TO SECOND(3)
            INTERVAL '1-2'                   => INTERVAL '14' MONTH(9)
            INTERVAL '3 4:05:06'             => INTERVAL '3 04:05:06.000' DAY(9) TO SECOND(3)
            INTERVAL '1 week ago'            => INTERVAL -'7 00:00:00.000' DAY(9) TO SECOND(3)
            INTERVAL 'P1DT2H'                => INTERVAL '1 02:00:00.000' DAY(9) TO SECOND(3)
            INTERVAL '1 month 2 days'        => (INTERVAL(INTERVAL '1' MONTH(9), INTERVAL '2 00:00:00.000' DAY(9) TO SECOND(3)))
            '1 year'::interval               => INTERVAL '12' MONTH(9)
            CAST('5 min' AS INTERVAL)        => INTERVAL '0 00:05:00.000' DAY(9) TO SECOND(3)
            INTERVAL '1' DAY                 => INTERVAL '1' DAY
            U&'\\0061\\+000062'              => 'ab'
            U&'d!0061' UESCAPE '!'           => 'da'
            """)
    void expressions(String sql, String meaning) throws SqlParseException {
        assertThat(written("SELECT " + sql)).isEqualTo("SELECT " + meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '@', textBlock = """
            SELECT 1 WHERE 1 = 2             => SELECT 1 WHERE (1 = 2)
            SELECT COUNT(*) HAVING false     => SELECT COUNT(*) HAVING FALSE
            SELECT DISTINCT ON (a, b) c FROM t => SELECT c FROM t QUALIFY (DISTINCT ON(a, b))
            SELECT a FROM t FETCH FIRST ROW ONLY => SELECT a FROM t FETCH NEXT 1 ROWS ONLY
            SELECT a FROM t {limit 5 offset 2} => SELECT a FROM t OFFSET 2 ROWS FETCH NEXT 5 ROWS ONLY
            WITH a AS MATERIALIZED (SELECT 1) TABLE a => WITH a AS (SELECT 1) (TABLE a)
            WITH a AS NOT MATERIALIZED (SELECT 1) TABLE a => WITH a AS (SELECT 1) (TABLE a)
            SELECT * FROM ONLY t, ONLY (u)   => SELECT * FROM t, u
            SELECT * FROM t, LATERAL f(t.a) AS x => SELECT * FROM t, LATERAL TABLE(f(t.a)) AS x
            SELECT * FROM {oj a LEFT JOIN b ON x = y} => SELECT * FROM a LEFT JOIN b ON (x = y)
            SELECT * FROM ((SELECT 1) EXCEPT (SELECT 2) ORDER BY 1 LIMIT 1) t => SELECT * FROM (SELECT 1 EXCEPT SELECT 2 ORDER BY 1 FETCH NEXT 1 ROWS ONLY) AS t
            SELECT a uescape, b at, c text, d AS user, 1 AS é => SELECT a AS uescape, b AS at, c AS text, d AS USER, 1 AS é
            UPSERT INTO t (a) VALUES (1)     => UPSERT INTO t (a) VALUES (ROW(1))
            """)
    void statements(String sql, String meaning) throws SqlParseException {
        assertThat(written(sql)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '@', textBlock = """
            SELECT x COLLATE "de_DE"         => there is no collation "de_DE"
            SELECT ALL ON (a) a FROM t       => ON follows SELECT DISTINCT, not SELECT ALL
            SELECT x IS NULL::text           => :: needs a value before it
            SELECT x::interval               => only a text literal can be cast to an interval of any unit
            SELECT INTERVAL '1 fortnight'    => "1 fortnight" cannot be read as an interval
            SELECT INTERVAL '1 day 1 day'    => "1 day 1 day" cannot be read as an interval
            SELECT INTERVAL '1 2'            => "1 2" cannot be read as an interval
            SELECT INTERVAL 'ago'            => "ago" cannot be read as an interval
            SELECT INTERVAL '1:75'           => "1:75" cannot be read as an interval
            SELECT INTERVAL '1-13'           => "1-13" cannot be read as an interval
            SELECT INTERVAL ''               => "" cannot be read as an interval
            SELECT INTERVAL '99999999999 d'  => an interval is out of range
            SELECT $1, ?                     => parameters are either all ? or all $1, $2 and so on
            SELECT ?, $1                     => parameters are either all ? or all $1, $2 and so on
            SELECT $0                        => there is no parameter $0
            SELECT $123456789012             => there is no parameter $123456789012
            SELECT U&'\\zz'                  => an escape in this text is no Unicode character
            SELECT _klingon'x'               => there is no character set KLINGON
            SELECT CAST(x AS map<text>)      => map takes 2 types
            SELECT x LIKE ANY (SELECT 'a')   => LIKE ANY takes a list of patterns, not a query
            """)
    void refusals(String sql, String message) {
        assertThatThrownBy(() -> SqlGrammar.statement(sql))
                .isInstanceOf(SqlParseException.class)
                .cause()
                .isInstanceOf(KeywayException.class)
                .hasMessageContaining(message);
    }

    private static String written(String sql) throws SqlParseException {
        SqlNode statement = SqlGrammar.statement(sql);
        return statement
                .toSqlString(config -> config.withDialect(AnsiSqlDialect.DEFAULT)
                        .withAlwaysUseParentheses(true)
                        .withQuoteAllIdentifiers(false)
                        .withClauseStartsLine(false))
                .getSql()
                .replaceAll("\\s+", " ");
    }
}
