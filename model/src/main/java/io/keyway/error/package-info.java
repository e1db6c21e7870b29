/** What can go wrong, as one exception type with one list of codes. */
@NullMarked
package io.keyway.error;

import org.jspecify.annotations.NullMarked;
