/** Tests of the SQL scanner, against tables of cases and against Calcite's own tokens. */
@NullMarked
package io.keyway.sql;

import org.jspecify.annotations.NullMarked;
