/** Rewrites what is left for the gateway, so that generated code computes it exactly. */
@NullMarked
package io.keyway.plan.compute;

import org.jspecify.annotations.NullMarked;
