/** Tests of complete. */
@NullMarked
package io.keyway.sqlshell.complete;

import org.jspecify.annotations.NullMarked;
