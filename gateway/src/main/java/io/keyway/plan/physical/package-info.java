/** Chooses and watches the operators that run in the gateway. */
@NullMarked
package io.keyway.plan.physical;

import org.jspecify.annotations.NullMarked;
