/** Keyway's schema for anyone who opens the model file with Calcite itself. */
@NullMarked
package io.keyway.calcite;

import org.jspecify.annotations.NullMarked;
