/** Files into query tables: one pass over the records, one row per query table. */
@NullMarked
package io.keyway.loader;

import org.jspecify.annotations.NullMarked;
