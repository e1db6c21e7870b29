/** Parses, validates and plans SQL, and turns what is not pushed down into executable code. */
@NullMarked
package io.keyway.plan;

import org.jspecify.annotations.NullMarked;
