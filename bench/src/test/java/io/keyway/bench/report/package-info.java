/** Tests of the package of the same name. */
@NullMarked
package io.keyway.bench.report;

import org.jspecify.annotations.NullMarked;
