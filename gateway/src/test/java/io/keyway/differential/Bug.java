package io.keyway.differential;

import io.keyway.engine.PreparedQuery;
import io.keyway.engine.gateway.EngineProbe;
import io.keyway.exec.MistakenExecution.Mistakes;
import io.keyway.model.LogicalTable;
import io.keyway.pushdown.CqlSelect;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;

/**
 * A mistake that Keyway does not make, planted so that the comparison can find it.
 *
 * @param name what goes wrong
 * @param wrong a way of preparing queries of a dataset that makes the mistake
 */
record Bug(String name, Function<Loaded, Way> wrong) {
    /** A way of preparing queries. */
    interface Way extends AutoCloseable {
        PreparedQuery prepare(String sql);

        /** What is prepared instead of a query; empty where the mistake does not concern it. */
        default Optional<Sql> read(Sql query) {
            return Optional.of(query);
        }

        @Override
        default void close() {}
    }

    /** Statements are changed on their way to Cassandra. */
    static Bug inStatements(String name, UnaryOperator<CqlSelect> change) {
        return inReading(name, Mistakes.NONE.withStatements(change));
    }

    /** Something else is asked of Cassandra. */
    static Bug inReading(String name, Mistakes mistakes) {
        return new Bug(name, loaded -> sql -> loaded.engine().misread(sql, mistakes));
    }

    /** What was routed is changed before the gateway's own part is planned. */
    static Bug inPlans(String name, UnaryOperator<RelNode> change) {
        return new Bug(name, loaded -> sql -> loaded.engine().misplanned(sql, change));
    }

    /** Another query is answered. */
    static Bug inQueries(String name, UnaryOperator<Sql> change) {
        return new Bug(name, loaded -> new Way() {
            @Override
            public PreparedQuery prepare(String sql) {
                return loaded.engine().usual(sql);
            }

            @Override
            public Optional<Sql> read(Sql query) {
                return Optional.of(change.apply(query))
                        .filter(read -> !read.text().equals(query.text()));
            }
        });
    }

    /** The model says something that does not hold. */
    static Bug inModels(String name, UnaryOperator<LogicalTable> change) {
        return new Bug(name, loaded -> {
            EngineProbe misled = loaded.misled(change);
            return new Way() {
                @Override
                public PreparedQuery prepare(String sql) {
                    return misled.usual(sql);
                }

                @Override
                public void close() {
                    misled.close();
                }
            };
        });
    }
}
