package io.keyway.sql;

/**
 * What SQL makes of a literal.
 *
 * @param kind its kind
 * @param precision digits of a decimal; 0 for the other kinds
 * @param scale digits after the point of a decimal; 0 for the other kinds
 */
public record LiteralType(Kind kind, int precision, int scale) {
    static final LiteralType INTEGER = new LiteralType(Kind.INTEGER, 0, 0);
    static final LiteralType BIGINT = new LiteralType(Kind.BIGINT, 0, 0);
    static final LiteralType DOUBLE = new LiteralType(Kind.DOUBLE, 0, 0);
    static final LiteralType TEXT = new LiteralType(Kind.TEXT, 0, 0);
    static final LiteralType DATE = new LiteralType(Kind.DATE, 0, 0);
    static final LiteralType TIMESTAMP = new LiteralType(Kind.TIMESTAMP, 0, 0);
    static final LiteralType UUID = new LiteralType(Kind.UUID, 0, 0);

    /** Kinds of literals. */
    public enum Kind {
        /** A whole number of 32 bits. */
        INTEGER('i'),
        /** A whole number of 64 bits. */
        BIGINT('l'),
        /** A number with a point. */
        DECIMAL('d'),
        /** A number with an exponent. */
        DOUBLE('e'),
        /** {@code 'text'}. */
        TEXT('s'),
        /** {@code DATE '2018-11-01'}. */
        DATE('y'),
        /** {@code TIMESTAMP '2018-11-01 21:01:46.796'}. */
        TIMESTAMP('t'),
        /** {@code UUID '7f000000-...'}. */
        UUID('u');

        private final char code;

        Kind(char code) {
            this.code = code;
        }
    }

    static LiteralType decimal(int precision, int scale) {
        return new LiteralType(Kind.DECIMAL, precision, scale);
    }

    /** Writes the type so that no other type is written so. */
    void appendTo(StringBuilder text) {
        text.append(kind.code);
        if (kind == Kind.DECIMAL) {
            text.append(precision).append('.').append(scale);
        }
    }
}
