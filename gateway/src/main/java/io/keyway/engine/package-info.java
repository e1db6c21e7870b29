/** From SQL text to a cursor: sessions with their settings, plans, and the cluster they share. */
@NullMarked
package io.keyway.engine;

import org.jspecify.annotations.NullMarked;
