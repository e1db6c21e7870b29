/** Calcite's conditions as what pushdown understands: restrictions of columns, and the values they compare with. */
@NullMarked
package io.keyway.plan.condition;

import org.jspecify.annotations.NullMarked;
