/** SQL's types as Calcite computes with them, and the conversions at its borders. */
@NullMarked
package io.keyway.plan.type;

import org.jspecify.annotations.NullMarked;
