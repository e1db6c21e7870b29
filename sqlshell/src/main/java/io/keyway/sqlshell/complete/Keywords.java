package io.keyway.sqlshell.complete;

import java.util.List;

/** Words of SQL, in upper case. */
final class Keywords {
    /** Words that can start a statement. */
    static final List<String> STATEMENTS = List.of("SELECT", "WITH", "EXPLAIN", "SET", "SHOW", "VALUES", "TABLE");

    /** Words that completion offers and that a name cannot be without quotes. */
    static final List<String> ALL = List.of(
            "ALL",
            "AND",
            "ANY",
            "AS",
            "ASC",
            "BETWEEN",
            "BY",
            "CASE",
            "CAST",
            "CROSS",
            "DESC",
            "DISTINCT",
            "ELSE",
            "END",
            "EXCEPT",
            "EXISTS",
            "EXPLAIN",
            "FALSE",
            "FETCH",
            "FIRST",
            "FOR",
            "FROM",
            "FULL",
            "GROUP",
            "HAVING",
            "IN",
            "INNER",
            "INTERSECT",
            "IS",
            "JOIN",
            "LAST",
            "LEFT",
            "LIKE",
            "LIMIT",
            "NATURAL",
            "NOT",
            "NULL",
            "NULLS",
            "OFFSET",
            "ON",
            "OR",
            "ORDER",
            "OUTER",
            "OVER",
            "PARTITION",
            "PLAN",
            "RIGHT",
            "SELECT",
            "SET",
            "SHOW",
            "SOME",
            "TABLE",
            "THEN",
            "TRUE",
            "UNION",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE",
            "WITH");

    /** Functions that every dialect has. */
    static final List<String> FUNCTIONS = List.of(
            "avg", "cast", "coalesce", "count", "lower", "max", "min", "nullif", "round", "sum", "trim", "upper");

    private Keywords() {}
}
