/** Which files have been loaded. */
@NullMarked
package io.keyway.loader.ledger;

import org.jspecify.annotations.NullMarked;
