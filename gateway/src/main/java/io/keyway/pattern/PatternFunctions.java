package io.keyway.pattern;

import org.apache.calcite.linq4j.function.Deterministic;
import org.apache.calcite.linq4j.function.Strict;

/**
 * The operators with a pattern, as generated code calls them; it keeps one instance for each operator. Public for that
 * reason.
 */
public final class PatternFunctions {
    private PatternFunctions() {}

    /** LIKE. */
    @Deterministic
    public static final class Like {
        private final Memo<LikePattern> patterns = new Memo<>();
        private final Memo<LikePattern> escaping = new Memo<>();

        @Strict
        public boolean like(String text, String pattern) {
            return patterns.get(pattern, "", () -> LikePattern.of(pattern)).matches(text);
        }

        @Strict
        public boolean like(String text, String pattern, String escape) {
            return escaping.get(pattern, escape, () -> LikePattern.of(pattern, escape))
                    .matches(text);
        }
    }

    /** ILIKE. */
    @Deterministic
    public static final class ILike {
        private final Memo<LikePattern> patterns = new Memo<>();
        private final Memo<LikePattern> escaping = new Memo<>();

        @Strict
        public boolean ilike(String text, String pattern) {
            return patterns.get(pattern, "", () -> LikePattern.of(pattern).ignoringCase())
                    .matches(text);
        }

        @Strict
        public boolean ilike(String text, String pattern, String escape) {
            return escaping.get(
                            pattern,
                            escape,
                            () -> LikePattern.of(pattern, escape).ignoringCase())
                    .matches(text);
        }
    }

    /** SIMILAR TO. */
    @Deterministic
    public static final class Similar {
        private final Memo<Regex> patterns = new Memo<>();
        private final Memo<Regex> escaping = new Memo<>();

        @Strict
        public boolean similar(String text, String pattern) {
            return patterns.get(pattern, "", () -> Regex.similar(pattern)).finds(text);
        }

        @Strict
        public boolean similar(String text, String pattern, String escape) {
            return escaping.get(pattern, escape, () -> Regex.similar(pattern, escape))
                    .finds(text);
        }
    }

    /** {@code ~}, {@code ~*}, RLIKE, REGEXP_LIKE and REGEXP_REPLACE. */
    @Deterministic
    public static final class Regular {
        private static final String ALL = "g";

        private final Memo<Regex> patterns = new Memo<>();

        @Strict
        public boolean finds(String text, String pattern) {
            return regex(pattern, "").finds(text);
        }

        @Strict
        public boolean findsIgnoringCase(String text, String pattern) {
            return regex(pattern, "i").finds(text);
        }

        @Strict
        public boolean finds(String text, String pattern, String flags) {
            return regex(pattern, flags).finds(text);
        }

        @Strict
        public String replace(String text, String pattern, String replacement) {
            return regex(pattern, "").replace(text, replacement, false);
        }

        @Strict
        public String replace(String text, String pattern, String replacement, String flags) {
            return regex(pattern, flags.replace(ALL, "")).replace(text, replacement, flags.contains(ALL));
        }

        private Regex regex(String pattern, String flags) {
            return patterns.get(pattern, flags, () -> Regex.of(pattern, flags));
        }
    }
}
