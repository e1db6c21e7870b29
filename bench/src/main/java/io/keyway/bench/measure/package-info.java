/** Rounds in random order, and what can be said of their times. */
@NullMarked
package io.keyway.bench.measure;

import org.jspecify.annotations.NullMarked;
