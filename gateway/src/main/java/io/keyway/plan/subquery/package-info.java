/** Sub-queries become joins, without losing what Calcite's decorrelation would. */
@NullMarked
package io.keyway.plan.subquery;

import org.jspecify.annotations.NullMarked;
