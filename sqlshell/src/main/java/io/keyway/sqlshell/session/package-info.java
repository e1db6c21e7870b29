/** A conversation with one database: runs statements and meta commands, and prints what comes back. */
@NullMarked
package io.keyway.sqlshell.session;

import org.jspecify.annotations.NullMarked;
