/** Tests of script. */
@NullMarked
package io.keyway.sqlshell.script;

import org.jspecify.annotations.NullMarked;
