/** Which column each name of a query means, and which query each aggregate belongs to, as PostgreSQL decides it. */
@NullMarked
package io.keyway.plan.names;

import org.jspecify.annotations.NullMarked;
