package io.keyway.plan.access;

import io.keyway.error.KeywayException;
import io.keyway.route.NoRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/** What has become of an expression whose tables were to be replaced by the statements that read them. */
public sealed interface Routed {
    /** An expression over others, each of them routed; the first that is not served decides for all. */
    static Routed all(List<Routed> inputs, Function<List<RelNode>, RelNode> over) {
        List<RelNode> rels = new ArrayList<>();
        List<AccessNote> accesses = new ArrayList<>();
        List<ScanNote> scans = new ArrayList<>();
        for (Routed input : inputs) {
            if (!input.isServed()) {
                return input;
            }
            Served served = input.orThrow();
            rels.add(served.rel());
            accesses.addAll(served.accesses());
            scans.addAll(served.scans());
        }
        return new Served(over.apply(rels), accesses, scans);
    }

    /** Whether query tables answer every use of a table. */
    boolean isServed();

    /** Whether they do, and no table is read as a whole. */
    boolean isPinned();

    /**
     * The expression with its tables routed.
     *
     * @throws KeywayException UNSUPPORTED_SQL when no query tables answer a use of a table, saying why
     */
    Served orThrow();

    /**
     * Every table is routed.
     *
     * @param rel the expression
     * @param accesses how each table that the query names is read, in the order of the tree
     * @param scans the tables that are read as a whole
     */
    record Served(RelNode rel, List<AccessNote> accesses, List<ScanNote> scans) implements Routed {
        public Served {
            accesses = List.copyOf(accesses);
            scans = List.copyOf(scans);
        }

        /** The same accesses in an expression that is changed. */
        public Served map(UnaryOperator<RelNode> change) {
            return new Served(change.apply(rel), accesses, scans);
        }

        @Override
        public boolean isServed() {
            return true;
        }

        @Override
        public boolean isPinned() {
            return scans.isEmpty();
        }

        @Override
        public Served orThrow() {
            return this;
        }
    }

    /** No query tables answer a use of a table. */
    record Unserved(NoRoute<RexNode> why) implements Routed {
        @Override
        public boolean isServed() {
            return false;
        }

        @Override
        public boolean isPinned() {
            return false;
        }

        @Override
        public Served orThrow() {
            throw why.refusal();
        }
    }
}
