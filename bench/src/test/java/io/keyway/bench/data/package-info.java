/** Tests of the package of the same name. */
@NullMarked
package io.keyway.bench.data;

import org.jspecify.annotations.NullMarked;
