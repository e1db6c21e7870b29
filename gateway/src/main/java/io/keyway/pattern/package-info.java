/** Patterns of LIKE, SIMILAR TO and regular expressions: one reading of each, for matching and for pushdown. */
@NullMarked
package io.keyway.pattern;

import org.jspecify.annotations.NullMarked;
