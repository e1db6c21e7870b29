package io.keyway.engine.gateway;

import com.google.common.base.Throwables;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.ExecutionError;
import com.google.common.util.concurrent.UncheckedExecutionException;
import io.keyway.error.KeywayException;
import io.keyway.plan.QueryPlan;
import io.keyway.plan.QueryPlanner;
import io.keyway.plan.SharedPlan;
import io.keyway.sql.LiteralSlot;
import io.keyway.sql.QueryShape;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The plans of recent queries for one state of the tables: by their text, and by their shape, which queries share that
 * differ in some literals. A plan holds no values of the user's and no settings, so every session may execute it. Each is
 * made once, however many ask for it at a time. Safe for use by several threads.
 */
final class PlanCache {
    /** Plans kept of each sort. */
    static final int PLANS = 1_000;

    private final QueryPlanner planner;
    private final PlanCacheFigures figures;
    private final Cache<Key, QueryPlan> texts =
            CacheBuilder.newBuilder().maximumSize(PLANS).build();
    private final Cache<Key, Shape> shapes =
            CacheBuilder.newBuilder().maximumSize(PLANS).build();
    private final Cache<Key, SharedPlan> shared =
            CacheBuilder.newBuilder().maximumSize(PLANS).build();

    /** What a plan depends on, besides the tables. */
    private record Key(String text, String schema) {}

    /**
     * What is known of a shape.
     *
     * @param shared whether its queries share plans
     * @param closed positions of the literals that plans depend on all the same, and are part of their keys
     */
    private record Shape(boolean shared, List<Integer> closed) {
        static final Shape OF_ONE_QUERY = new Shape(false, List.of());
    }

    /** Where a plan has come from. */
    enum Origin {
        TEXT("found by its text"),
        SHAPE("found by its shape"),
        PLANNED("made for this query");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * The plan of a query.
     *
     * @param literals the values of the plan's open literals
     */
    record Found(QueryPlan plan, List<Object> literals, Origin origin) {}

    PlanCache(QueryPlanner planner, PlanCacheFigures figures) {
        this.planner = planner;
        this.figures = figures;
    }

    /**
     * The plan of a text that has been planned before; null when there is none, or it is no query.
     *
     * @param sql one statement
     * @param schema the keyspace that unqualified names are looked up in
     */
    @Nullable
    Found find(String sql, String schema) {
        String text = text(sql);
        QueryPlan known = texts.getIfPresent(new Key(text, schema));
        if (known != null) {
            figures.foundText();
            return new Found(known, List.of(), Origin.TEXT);
        }
        QueryShape shape = QueryShape.of(text);
        if (shape.slots().isEmpty()) {
            return null;
        }
        Shape sharing = shapes.getIfPresent(new Key(shape.text(), schema));
        if (sharing == null || !sharing.shared()) {
            return null;
        }
        SharedPlan plan = shared.getIfPresent(key(shape, sharing, text, schema));
        List<Object> values = plan == null ? null : plan.values(shape.slots());
        if (plan == null || values == null) {
            return null;
        }
        figures.foundShape();
        return new Found(plan.plan(), values, Origin.SHAPE);
    }

    /**
     * The plan of a query that {@link #find} does not know.
     *
     * @param sql the query at the place where it stood, so that positions in errors are right
     * @throws KeywayException as {@link QueryPlanner#plan}
     */
    Found plan(String sql, String schema) {
        figures.planned();
        Found found = share(sql, schema);
        return found != null ? found : new Found(ofItsOwn(sql, schema), List.of(), Origin.PLANNED);
    }

    /** The plan of a query with all its literals. */
    QueryPlan ofItsOwn(String sql, String schema) {
        return once(texts, new Key(text(sql), schema), () -> planner.plan(sql, schema));
    }

    /** The text of a query without blanks around it and a semicolon behind it. */
    static String text(String sql) {
        String text = sql.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    }

    /** A plan that the query shares with others; null when it needs one of its own. */
    private @Nullable Found share(String sql, String schema) {
        String text = text(sql);
        QueryShape shape = QueryShape.of(text);
        List<LiteralSlot> literals = QueryShape.of(sql).slots();
        if (literals.isEmpty()) {
            return null;
        }
        Key key = new Key(shape.text(), schema);
        try {
            Shape sharing = once(shapes, key, () -> {
                Optional<SharedPlan> plan = planner.share(sql, schema, literals);
                Shape known = plan.map(made -> new Shape(true, closed(made, literals.size())))
                        .orElse(Shape.OF_ONE_QUERY);
                plan.ifPresent(made -> shared.put(key(shape, known, text, schema), made));
                return known;
            });
            if (!sharing.shared()) {
                return null;
            }
            SharedPlan plan = once(
                    shared,
                    key(shape, sharing, text, schema),
                    () -> planner.share(sql, schema, literals).orElseThrow());
            List<Object> values = plan.values(literals);
            return values == null ? null : new Found(plan.plan(), values, Origin.PLANNED);
        } catch (KeywayException e) {
            // What is wrong with the query is said of the query as it is.
            return null;
        }
    }

    private static List<Integer> closed(SharedPlan plan, int literals) {
        return IntStream.range(0, literals)
                .filter(literal -> !plan.open().contains(literal))
                .boxed()
                .toList();
    }

    /** The shape with the literals that the plan depends on. */
    private static Key key(QueryShape shape, Shape sharing, String text, String schema) {
        if (sharing.closed().isEmpty()) {
            return new Key(shape.text(), schema);
        }
        StringBuilder key = new StringBuilder(shape.text());
        for (int literal : sharing.closed()) {
            LiteralSlot slot = shape.slots().get(literal);
            key.append('\0').append(text, slot.start(), slot.end());
        }
        return new Key(key.toString(), schema);
    }

    /** How many plans are kept. */
    long size() {
        return texts.size() + shared.size();
    }

    /** The value of a key, which is made once for all who ask. */
    private static <T> T once(Cache<Key, T> cache, Key key, Callable<T> make) {
        try {
            return cache.get(key, make);
        } catch (ExecutionException | UncheckedExecutionException | ExecutionError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            Throwables.throwIfUnchecked(cause);
            throw new IllegalStateException(cause);
        }
    }
}
