/** Fourth stage: rows, the model and the ledger into Cassandra. */
@NullMarked
package io.keyway.loader.write;

import org.jspecify.annotations.NullMarked;
