/** Sub-queries become joins, or correlates where they depend on an outer row. */
@NullMarked
package io.keyway.plan.subquery;

import org.jspecify.annotations.NullMarked;
