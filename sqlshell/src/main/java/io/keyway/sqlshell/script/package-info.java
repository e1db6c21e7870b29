/** Statements and the place of each in its file, for error messages that point there. */
@NullMarked
package io.keyway.sqlshell.script;

import org.jspecify.annotations.NullMarked;
