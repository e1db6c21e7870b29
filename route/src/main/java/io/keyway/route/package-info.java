/** Chooses, for one use of a logical table, the query tables that answer it; pure. */
@NullMarked
package io.keyway.route;

import org.jspecify.annotations.NullMarked;
