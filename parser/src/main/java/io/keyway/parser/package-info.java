/** A SQL text as a tree of Calcite's, without a meaning for its names. */
@NullMarked
package io.keyway.parser;

import org.jspecify.annotations.NullMarked;
