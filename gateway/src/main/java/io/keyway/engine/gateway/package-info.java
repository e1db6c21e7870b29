/** From SQL text to a cursor: the shared gateway to a cluster, its cached plans, and their execution. */
@NullMarked
package io.keyway.engine.gateway;

import org.jspecify.annotations.NullMarked;
