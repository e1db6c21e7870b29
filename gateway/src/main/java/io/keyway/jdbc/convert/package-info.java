/** Values between the classes of the engine and those of JDBC. */
@NullMarked
package io.keyway.jdbc.convert;

import org.jspecify.annotations.NullMarked;
