/** Tests of the engine against a real Cassandra. */
@NullMarked
package io.keyway.engine;

import org.jspecify.annotations.NullMarked;
