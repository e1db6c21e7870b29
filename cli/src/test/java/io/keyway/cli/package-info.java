/** Tests. */
@NullMarked
package io.keyway.cli;

import org.jspecify.annotations.NullMarked;
