/** The SQL shell: reads the command line and decides between script and prompt. */
@NullMarked
package io.keyway.sqlshell;

import org.jspecify.annotations.NullMarked;
