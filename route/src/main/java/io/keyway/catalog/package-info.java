/** Which tables and columns there are, as one immutable snapshot, and the SQL types of their values. */
@NullMarked
package io.keyway.catalog;

import org.jspecify.annotations.NullMarked;
