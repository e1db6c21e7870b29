/** The rows that every contestant reads. */
@NullMarked
package io.keyway.bench.data;

import org.jspecify.annotations.NullMarked;
