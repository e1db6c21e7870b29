/** Micro-benchmarks that need what only this package of `read/` sees. */
@NullMarked
package io.keyway.exec;

import org.jspecify.annotations.NullMarked;
