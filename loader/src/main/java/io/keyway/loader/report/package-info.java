/** What was read, loaded, filtered and rejected, and where the rejected records go. */
@NullMarked
package io.keyway.loader.report;

import org.jspecify.annotations.NullMarked;
