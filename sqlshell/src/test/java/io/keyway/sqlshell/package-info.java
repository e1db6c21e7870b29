/** Tests. */
@NullMarked
package io.keyway.sqlshell;

import org.jspecify.annotations.NullMarked;
