/** Tests of the choice of query tables. */
@NullMarked
package io.keyway.route;

import org.jspecify.annotations.NullMarked;
