/** Tests of repl. */
@NullMarked
package io.keyway.sqlshell.repl;

import org.jspecify.annotations.NullMarked;
