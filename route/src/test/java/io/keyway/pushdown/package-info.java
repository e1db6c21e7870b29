/** Tests of how conditions are divided. */
@NullMarked
package io.keyway.pushdown;

import org.jspecify.annotations.NullMarked;
