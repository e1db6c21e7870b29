/** What {@link java.sql.DatabaseMetaData} says: answers that never change, and rows about the tables of a catalog. */
@NullMarked
package io.keyway.jdbc.metadata;

import org.jspecify.annotations.NullMarked;
