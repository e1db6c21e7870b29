/** Tests of connect. */
@NullMarked
package io.keyway.sqlshell.connect;

import org.jspecify.annotations.NullMarked;
