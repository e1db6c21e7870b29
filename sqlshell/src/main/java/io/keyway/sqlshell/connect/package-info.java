/** Where to connect: flags, URL and model file become one JDBC target. */
@NullMarked
package io.keyway.sqlshell.connect;

import org.jspecify.annotations.NullMarked;
