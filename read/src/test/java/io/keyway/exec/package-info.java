/** Tests of how ranges are cut. */
@NullMarked
package io.keyway.exec;

import org.jspecify.annotations.NullMarked;
