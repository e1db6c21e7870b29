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
import io.keyway.plan.Sharing;
import io.keyway.sql.LiteralSlot;
import io.keyway.sql.QueryShape;
import io.keyway.sql.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

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
    private final Cache<Key, Sharing> shared =
            CacheBuilder.newBuilder().maximumSize(PLANS).build();

    /** What a plan depends on, besides the tables. */
    private record Key(String text, String schema) {}

    /**
     * What is known about a shape.
     *
     * @param refused why its queries cannot share plans; empty when they can
     * @param kept positions of the literals that plans still depend on, which are part of their keys
     */
    private record Shape(Optional<Sharing.Unshared> refused, List<Integer> kept) {}

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
     * @param literals the values of the plan's hoisted literals
     */
    record Found(QueryPlan plan, List<Object> literals, Origin origin) {}

    PlanCache(QueryPlanner planner, PlanCacheFigures figures) {
        this.planner = planner;
        this.figures = figures;
    }

    /**
     * The plan of a text that has been planned before; empty when there is none, or the text is not a query.
     *
     * @param sql one statement
     * @param schema the keyspace that unqualified names are looked up in
     */
    Optional<Found> find(SqlText sql, String schema) {
        QueryPlan known = texts.getIfPresent(new Key(sql.trimmed(), schema));
        if (known != null) {
            figures.foundText();
            return Optional.of(new Found(known, List.of(), Origin.TEXT));
        }
        QueryShape shape = sql.shape();
        Shape sharing = shape.slots().isEmpty() ? null : shapes.getIfPresent(new Key(shape.text(), schema));
        if (sharing == null || sharing.refused().isPresent()) {
            return Optional.empty();
        }
        Optional<Found> found = Optional.ofNullable(shared.getIfPresent(key(sql, sharing, schema)))
                .flatMap(plan -> found(plan, shape.slots(), Origin.SHAPE));
        found.ifPresent(plan -> figures.foundShape());
        return found;
    }

    /** A shared plan for a query with these literals; empty when it needs one of its own. */
    private static Optional<Found> found(Sharing sharing, List<LiteralSlot> literals, Origin origin) {
        return sharing.shared()
                .flatMap(plan -> plan.values(literals).map(values -> new Found(plan.plan(), values, origin)));
    }

    /**
     * The plan of a query that {@link #find} does not know.
     *
     * @param sql the query at the place where it stood, so that positions in errors are right
     * @throws KeywayException as {@link QueryPlanner#plan}
     */
    Found plan(SqlText sql, String schema) {
        figures.planned();
        return share(sql, schema).orElseGet(() -> new Found(ofItsOwn(sql, schema), List.of(), Origin.PLANNED));
    }

    /** The plan of a query with all its literals. */
    QueryPlan ofItsOwn(SqlText sql, String schema) {
        return once(texts, new Key(sql.trimmed(), schema), () -> planner.plan(sql, schema));
    }

    /** A plan that the query shares with others; empty when it needs one of its own. */
    private Optional<Found> share(SqlText sql, String schema) {
        QueryShape shape = sql.shape();
        List<LiteralSlot> literals = shape.slots();
        if (literals.isEmpty()) {
            return Optional.empty();
        }
        Key ofShape = new Key(shape.text(), schema);
        Shape known = once(shapes, ofShape, () -> {
            Sharing sharing = planner.share(sql, schema, literals);
            Shape learned = learned(sharing, literals.size());
            sharing.shared().ifPresent(plan -> shared.put(key(sql, learned, schema), plan));
            return learned;
        });
        if (known.refused().isPresent()) {
            if (known.refused().get() == Sharing.Unshared.BY_QUERY) {
                shapes.invalidate(ofShape);
            }
            return Optional.empty();
        }
        Key ofPlan = key(sql, known, schema);
        Sharing sharing = once(shared, ofPlan, () -> planner.share(sql, schema, literals));
        if (sharing.shared().isEmpty()) {
            shared.invalidate(ofPlan);
        }
        return found(sharing, literals, Origin.PLANNED);
    }

    private static Shape learned(Sharing sharing, int literals) {
        return sharing instanceof Sharing.Unshared refused
                ? new Shape(Optional.of(refused), List.of())
                : new Shape(Optional.empty(), kept(sharing.shared().orElseThrow(), literals));
    }

    private static List<Integer> kept(SharedPlan plan, int literals) {
        return IntStream.range(0, literals)
                .filter(literal -> !plan.hoisted().contains(literal))
                .boxed()
                .toList();
    }

    /** The shape with the literals that the plan depends on. */
    private static Key key(SqlText sql, Shape sharing, String schema) {
        QueryShape shape = sql.shape();
        if (sharing.kept().isEmpty()) {
            return new Key(shape.text(), schema);
        }
        StringBuilder key = new StringBuilder(shape.text());
        for (int literal : sharing.kept()) {
            LiteralSlot slot = shape.slots().get(literal);
            key.append('\0').append(sql.text(), slot.start(), slot.end());
        }
        return new Key(key.toString(), schema);
    }

    /** How many plans are kept. */
    long size() {
        return texts.size() + shared.size();
    }

    /** The value of a key, computed once for all threads that ask for it. */
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
