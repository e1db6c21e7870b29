/** Expressions that compute as Keyway promises, and the functions behind them. */
@NullMarked
package io.keyway.plan.expression;

import org.jspecify.annotations.NullMarked;
