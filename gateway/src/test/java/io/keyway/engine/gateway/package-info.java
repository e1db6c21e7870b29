/** Tests of the shared gateway, and ways to make it answer wrongly. */
@NullMarked
package io.keyway.engine.gateway;

import org.jspecify.annotations.NullMarked;
