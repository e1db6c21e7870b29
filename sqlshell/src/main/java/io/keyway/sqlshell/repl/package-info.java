/** The prompt: the only package that knows JLine. */
@NullMarked
package io.keyway.sqlshell.repl;

import org.jspecify.annotations.NullMarked;
