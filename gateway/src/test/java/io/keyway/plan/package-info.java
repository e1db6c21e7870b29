/** Tests of the plans. */
@NullMarked
package io.keyway.plan;

import org.jspecify.annotations.NullMarked;
