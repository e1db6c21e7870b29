/** Invents the event files of {@code data/}: a month of a music service that never was. */
@NullMarked
package io.keyway.devcassandra.events;

import org.jspecify.annotations.NullMarked;
