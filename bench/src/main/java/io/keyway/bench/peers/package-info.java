/** Who is measured, and how each reaches the node. */
@NullMarked
package io.keyway.bench.peers;

import org.jspecify.annotations.NullMarked;
