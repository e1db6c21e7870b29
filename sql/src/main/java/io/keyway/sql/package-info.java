/** The one scanner of SQL text that the shell and the engine share. */
@NullMarked
package io.keyway.sql;

import org.jspecify.annotations.NullMarked;
