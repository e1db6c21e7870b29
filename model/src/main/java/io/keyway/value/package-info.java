/** Values as text: how each CQL type is written, and the one reading of text that queries, parameters and files share. */
@NullMarked
package io.keyway.value;

import org.jspecify.annotations.NullMarked;
