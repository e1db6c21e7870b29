/** Executions that make mistakes. */
@NullMarked
package io.keyway.exec;

import org.jspecify.annotations.NullMarked;
