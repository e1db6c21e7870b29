package io.keyway.sql;

/** What a token of SQL text is, as far as it can be told without a grammar. */
public enum TokenKind {
    /** Blanks, tabs, form feeds and line ends. */
    WHITESPACE,
    /** {@code -- ...} or {@code // ...} to the end of the line, or {@code /* ... *}{@code /}, which does not nest. */
    COMMENT,
    /** {@code /*+ ... *}{@code /}: advice to the planner, so dropping it changes the statement. */
    HINT,
    /** A keyword or an unquoted identifier. */
    WORD,
    /** {@code "name"}, or {@code U&"name"}. */
    QUOTED_IDENTIFIER,
    /** {@code 'text'}, with {@code ''} for a quote inside. */
    STRING,
    /** A string whose prefix changes its meaning: {@code N'..'}, {@code X'..'}, {@code U&'..'}, {@code E'..'}, {@code $$..$$}. */
    PREFIXED_STRING,
    /** An unsigned number. */
    NUMBER,
    /** {@code ?} or {@code $1}. */
    PARAMETER,
    /** {@code ;}. */
    SEMICOLON,
    /** An operator, a bracket, or any character that starts nothing else. */
    PUNCTUATION;

    /** Whether a statement means the same without it. */
    public boolean isTrivia() {
        return this == WHITESPACE || this == COMMENT;
    }
}
