/** Parses and validates SQL against the catalog. */
@NullMarked
package io.keyway.plan.frontend;

import org.jspecify.annotations.NullMarked;
