/** What a client of the engine sees: sessions with their settings, and prepared queries. */
@NullMarked
package io.keyway.engine;

import org.jspecify.annotations.NullMarked;
