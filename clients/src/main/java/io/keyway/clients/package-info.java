/** Programs that use the driver as its users do: each has a main method, takes a JDBC URL, and prints what it read. */
@NullMarked
package io.keyway.clients;

import org.jspecify.annotations.NullMarked;
