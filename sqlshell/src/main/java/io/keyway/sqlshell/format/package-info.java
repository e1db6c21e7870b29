/** Rows to text: one streaming printer for each output format. */
@NullMarked
package io.keyway.sqlshell.format;

import org.jspecify.annotations.NullMarked;
