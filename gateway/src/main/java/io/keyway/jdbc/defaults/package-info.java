/** What java.sql requires besides: other forms of the same methods, and methods that the driver does not have. */
@NullMarked
package io.keyway.jdbc.defaults;

import org.jspecify.annotations.NullMarked;
