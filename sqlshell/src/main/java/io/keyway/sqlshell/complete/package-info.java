/** What may stand at the cursor, found in tokens and a copy of the schema. */
@NullMarked
package io.keyway.sqlshell.complete;

import org.jspecify.annotations.NullMarked;
