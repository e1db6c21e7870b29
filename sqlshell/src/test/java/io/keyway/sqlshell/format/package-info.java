/** Tests of format. */
@NullMarked
package io.keyway.sqlshell.format;

import org.jspecify.annotations.NullMarked;
