package io.keyway.plan;

import java.util.Optional;

/** Whether queries that differ in some of their literals share a plan. */
public sealed interface Sharing permits SharedPlan, Sharing.Unshared {
    /** The plan that they share; empty when they do not. */
    Optional<SharedPlan> shared();

    /** Why not. */
    enum Unshared implements Sharing {
        /** Planning has to see all literals of any of them. */
        BY_SHAPE,
        /** Planning with some literals hoisted failed. Perhaps this query is wrong, which its own plan will say. */
        BY_QUERY;

        @Override
        public Optional<SharedPlan> shared() {
            return Optional.empty();
        }
    }
}
