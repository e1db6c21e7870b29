/** Tests of patterns. */
@NullMarked
package io.keyway.pattern;

import org.jspecify.annotations.NullMarked;
