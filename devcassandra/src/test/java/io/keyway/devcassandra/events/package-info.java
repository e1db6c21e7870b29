/** Tests of the event generator, and of the files that it wrote into {@code data/}. */
@NullMarked
package io.keyway.devcassandra.events;

import org.jspecify.annotations.NullMarked;
