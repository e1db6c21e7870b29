/** Compares the engine with itself, nothing pushed down, and with H2, over random models, rows and queries. */
@NullMarked
package io.keyway.differential;

import org.jspecify.annotations.NullMarked;
