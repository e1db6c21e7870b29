/** What the driver promises its users, tried through java.sql on a real Cassandra. */
@NullMarked
package io.keyway.acceptance;

import org.jspecify.annotations.NullMarked;
