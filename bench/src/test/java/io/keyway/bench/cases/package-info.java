/** Tests of the package of the same name. */
@NullMarked
package io.keyway.bench.cases;

import org.jspecify.annotations.NullMarked;
