/** The JDBC driver: thin java.sql classes over the engine. */
@NullMarked
package io.keyway.jdbc;

import org.jspecify.annotations.NullMarked;
