/** Rewrites a query so that everything about one table stands right above its scan. */
@NullMarked
package io.keyway.plan.logical;

import org.jspecify.annotations.NullMarked;
