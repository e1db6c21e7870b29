package io.keyway.plan.frontend;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.ChainedRelMetadataProvider;
import org.apache.calcite.rel.metadata.CyclicMetadataException;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.DelegatingMetadataRel;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.NullSentinel;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Metadata without run-time compilation: Calcite's default compiles its handlers at first use, which costs a cold start
 * 200 ms. Calcite's own interpreted provider does not see through the planner's placeholders, so that nothing would be
 * known of any input during planning, and it neither remembers answers nor stops at a question that leads to itself; this
 * one does.
 */
final class InterpretedMetadata implements MetadataHandlerProvider {
    static final InterpretedMetadata INSTANCE = new InterpretedMetadata();

    private final MetadataHandlerProvider provider =
            new ProxyingMetadataHandlerProvider(ChainedRelMetadataProvider.of(List.of(
                    ReflectiveRelMetadataProvider.reflectiveSource(
                            new IntersectPredicates(), BuiltInMetadata.Predicates.Handler.class),
                    ReflectiveRelMetadataProvider.reflectiveSource(
                            new FilterPredicates(), BuiltInMetadata.Predicates.Handler.class),
                    ReflectiveRelMetadataProvider.reflectiveSource(
                            new JoinRows(), BuiltInMetadata.RowCount.Handler.class),
                    DefaultRelMetadataProvider.INSTANCE)));

    private InterpretedMetadata() {}

    /**
     * Nothing is inferred for the rows of an INTERSECT: Calcite assumes that the columns of its inputs are equally
     * nullable.
     */
    public static final class IntersectPredicates implements MetadataHandler<BuiltInMetadata.Predicates> {
        private IntersectPredicates() {}

        @Override
        public MetadataDef<BuiltInMetadata.Predicates> getDef() {
            return BuiltInMetadata.Predicates.DEF;
        }

        /** Nothing. */
        public RelOptPredicateList getPredicates(Intersect intersect, RelMetadataQuery query) {
            return RelOptPredicateList.EMPTY;
        }
    }

    /**
     * The predicates of every row that passes a filter. A comparison with NULL is left out: no row passes it, and
     * Calcite, which simplifies {@code NULLIF(1, 1) = x} to one in two steps of which a filter may have seen only the
     * first, takes it for a fault.
     */
    public static final class FilterPredicates implements MetadataHandler<BuiltInMetadata.Predicates> {
        private FilterPredicates() {}

        @Override
        public MetadataDef<BuiltInMetadata.Predicates> getDef() {
            return BuiltInMetadata.Predicates.DEF;
        }

        /** The filter's conditions, and the predicates of its input. */
        public RelOptPredicateList getPredicates(Filter filter, RelMetadataQuery query) {
            RexBuilder rex = filter.getCluster().getRexBuilder();
            List<RexNode> conditions =
                    RexUtil.retainDeterministic(RelOptUtil.conjunctions(filter.getCondition())).stream()
                            .filter(condition -> !isWithNull(condition))
                            .toList();
            RelOptPredicateList input = query.getPulledUpPredicates(filter.getInput());
            return (input == null ? RelOptPredicateList.EMPTY : input)
                    .union(rex, RelOptPredicateList.of(rex, conditions));
        }

        private static boolean isWithNull(RexNode condition) {
            return SqlKind.COMPARISON.contains(condition.getKind())
                    && ((RexCall) condition)
                            .getOperands().stream()
                                    .anyMatch(operand -> operand instanceof RexLiteral literal && literal.isNull());
        }
    }

    /**
     * The estimated rows of a join: Calcite's estimate, which grows with each joined table, but capped. That of sixty
     * tables would be infinite, and Calcite never chooses a plan of infinite cost.
     */
    public static final class JoinRows implements MetadataHandler<BuiltInMetadata.RowCount> {
        private static final double MOST_ROWS = 1e18;

        private JoinRows() {}

        @Override
        public MetadataDef<BuiltInMetadata.RowCount> getDef() {
            return BuiltInMetadata.RowCount.DEF;
        }

        /** The number of rows, from 0 to 10<sup>18</sup>. */
        public Double getRowCount(Join join, RelMetadataQuery query) {
            return Math.min(MOST_ROWS, join.estimateRowCount(query));
        }
    }

    @Override
    public <H extends MetadataHandler<?>> H handler(Class<H> handlerClass) {
        H handler = provider.handler(handlerClass);
        return handlerClass.cast(Proxy.newProxyInstance(
                InterpretedMetadata.class.getClassLoader(),
                new Class<?>[] {handlerClass},
                (proxy, method, arguments) -> answer(handler, method, arguments)));
    }

    /** Each question about an expression is answered once, and never asked again while it is being answered. */
    private static @Nullable Object answer(Object handler, Method method, @Nullable Object[] arguments)
            throws Throwable {
        RelNode rel = original((RelNode) Objects.requireNonNull(arguments[0]));
        RelMetadataQuery query = (RelMetadataQuery) Objects.requireNonNull(arguments[1]);
        arguments[0] = rel;
        List<@Nullable Object> question =
                new ArrayList<>(Arrays.asList(arguments).subList(2, arguments.length));
        question.add(method);
        Object known = query.map.get(rel, question);
        if (known == NullSentinel.ACTIVE) {
            throw new CyclicMetadataException();
        }
        if (known != null) {
            return known == NullSentinel.INSTANCE ? null : known;
        }
        query.map.put(rel, question, NullSentinel.ACTIVE);
        try {
            Object answer = method.invoke(handler, arguments);
            query.map.put(rel, question, answer == null ? NullSentinel.INSTANCE : answer);
            return answer;
        } catch (InvocationTargetException e) {
            query.map.row(rel).clear();
            throw failure(e);
        }
    }

    private static RelNode original(RelNode rel) {
        RelNode original = rel;
        while (original instanceof DelegatingMetadataRel placeholder) {
            original = placeholder.getMetadataDelegateRel();
        }
        return original;
    }

    /** The failure beneath what reflection put around it, so that Calcite recognizes it. */
    private static Throwable failure(InvocationTargetException wrapped) {
        Throwable failure = wrapped;
        while (failure.getCause() != null
                && (failure instanceof InvocationTargetException || failure.getClass() == RuntimeException.class)) {
            failure = failure.getCause();
        }
        return failure;
    }
}
