/** Third stage: a record as one row per query table; pure. */
@NullMarked
package io.keyway.loader.fanout;

import org.jspecify.annotations.NullMarked;
