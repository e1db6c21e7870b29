/** Tests of the node, its command line and its request log. */
@NullMarked
package io.keyway.devcassandra;

import org.jspecify.annotations.NullMarked;
