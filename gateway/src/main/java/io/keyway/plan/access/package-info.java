/** Replaces every use of a table by the statements that read it. */
@NullMarked
package io.keyway.plan.access;

import org.jspecify.annotations.NullMarked;
