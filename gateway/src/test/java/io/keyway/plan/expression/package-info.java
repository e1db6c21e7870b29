/** Tests of the plans. */
@NullMarked
package io.keyway.plan.expression;

import org.jspecify.annotations.NullMarked;
