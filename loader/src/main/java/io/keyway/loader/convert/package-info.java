/** Second stage: a field's text as a value of a CQL type, or why it is none. */
@NullMarked
package io.keyway.loader.convert;

import org.jspecify.annotations.NullMarked;
