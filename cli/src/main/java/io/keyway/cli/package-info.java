/** The front door: the command {@code keyway} and its subcommands. */
@NullMarked
package io.keyway.cli;

import org.jspecify.annotations.NullMarked;
