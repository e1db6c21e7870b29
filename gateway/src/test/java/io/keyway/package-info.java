/** Tests that concern the gateway as a whole. */
@NullMarked
package io.keyway;

import org.jspecify.annotations.NullMarked;
