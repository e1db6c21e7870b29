/** Tests of the model file with Calcite itself. */
@NullMarked
package io.keyway.calcite;

import org.jspecify.annotations.NullMarked;
