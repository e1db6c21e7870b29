/** Third stage: a record as one row per query table; pure. */
@NullMarked
package io.keyway.loader.mapping;

import org.jspecify.annotations.NullMarked;
