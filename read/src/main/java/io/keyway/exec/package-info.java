/** Runs plans: bound CQL statements, pages, keys in a sliding window, and the cursor over their rows. */
@NullMarked
package io.keyway.exec;

import org.jspecify.annotations.NullMarked;
