/** Divides conditions between Cassandra and the gateway, and writes CQL; pure. */
@NullMarked
package io.keyway.pushdown;

import org.jspecify.annotations.NullMarked;
