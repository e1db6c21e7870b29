/** Tests of the package of the same name. */
@NullMarked
package io.keyway.bench.measure;

import org.jspecify.annotations.NullMarked;
