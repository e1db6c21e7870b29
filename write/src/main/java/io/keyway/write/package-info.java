/** Rows of logical tables into the query tables that hold them. */
@NullMarked
package io.keyway.write;

import org.jspecify.annotations.NullMarked;
