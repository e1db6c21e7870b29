package io.keyway.plan.access;

import io.keyway.cassandra.CassandraTable;
import io.keyway.error.KeywayException;
import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.Restriction;
import io.keyway.pushdown.RowLimit;
import io.keyway.pushdown.RowOrder;
import io.keyway.pushdown.Term;
import io.keyway.route.Route;
import io.keyway.route.RouteStep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.tools.RelBuilder;

/**
 * A join of which one side is a table whose columns must equal the other side's: the other side's rows may give keys to
 * look up.
 *
 *   Join(a.userid = b.userid)             CqlLookupJoin(b, userid = each a.userid)
 *     a, pinned                    ->       a, pinned
 *     b, a whole table
 *
 * @param join an inner join, or a left join of which the right side is the table
 * @param inner the side that is a table: 0 left, 1 right
 * @param access that table
 * @param outerKeys columns of the other side, by position
 * @param innerKeys columns of the table, by name, one for each of {@code outerKeys}
 * @param innerFields for each column that the table's side gives, its name in the table
 */
record KeyedJoin(
        Join join,
        int inner,
        TableAccess access,
        List<Integer> outerKeys,
        List<String> innerKeys,
        List<String> innerFields) {

    /** The join with that side as the table, if it can be seen so. */
    static Optional<KeyedJoin> of(Join join, int inner) {
        boolean kind = join.getJoinType() == JoinRelType.INNER || join.getJoinType() == JoinRelType.LEFT && inner == 1;
        JoinInfo info = JoinInfo.createWithStrictEquality(join.getLeft(), join.getRight(), join.getCondition());
        if (!kind || info.leftKeys.isEmpty() || join.getJoinType() == JoinRelType.LEFT && !info.isEqui()) {
            return Optional.empty();
        }
        return TableAccess.of(join.getInput(inner), Pushdown.ALL)
                .filter(access -> access.sort() == null)
                .flatMap(access -> of(join, inner, access, info));
    }

    private static Optional<KeyedJoin> of(Join join, int inner, TableAccess access, JoinInfo info) {
        List<String> names = access.scan().getRowType().getFieldNames();
        List<String> fields = new ArrayList<>();
        Project project = access.project();
        if (project == null) {
            fields.addAll(names);
        } else {
            for (RexNode expression : project.getProjects()) {
                if (!(expression instanceof RexInputRef ref)) {
                    return Optional.empty();
                }
                fields.add(names.get(ref.getIndex()));
            }
        }
        List<Integer> innerPositions = inner == 0 ? info.leftKeys : info.rightKeys;
        List<Integer> outerPositions = inner == 0 ? info.rightKeys : info.leftKeys;
        boolean comparable = IntStream.range(0, innerPositions.size())
                .allMatch(i -> join.getInput(inner)
                                .getRowType()
                                .getFieldList()
                                .get(innerPositions.get(i))
                                .getType()
                                .getSqlTypeName()
                        == join.getInput(1 - inner)
                                .getRowType()
                                .getFieldList()
                                .get(outerPositions.get(i))
                                .getType()
                                .getSqlTypeName());
        return comparable
                ? Optional.of(new KeyedJoin(
                        join,
                        inner,
                        access,
                        List.copyOf(outerPositions),
                        innerPositions.stream().map(fields::get).toList(),
                        fields))
                : Optional.empty();
    }

    /**
     * The route by lookups: one table, pinned by the outer rows, and nothing left to check for a left join.
     *
     * @param duplicates whether repeated rows of the table matter
     */
    Optional<Route> route(boolean duplicates) {
        try {
            return Optional.of(access.route(output(), conjuncts(), duplicates)).filter(this::isServedBy);
        } catch (KeywayException e) {
            // No query table answers soundly, by keys or not; the join without keys will say why.
            return Optional.empty();
        }
    }

    /** The conditions on the table, with its keys equal to those of an outer row. */
    private List<Conjunct> conjuncts() {
        List<Conjunct> conjuncts = new ArrayList<>(access.conjuncts());
        RexNode always = join.getCluster().getRexBuilder().makeLiteral(true);
        for (int i = 0; i < innerKeys.size(); i++) {
            Set<String> column = Set.of(innerKeys.get(i));
            Restriction equal = new Restriction.Equal(innerKeys.get(i), new Term.Outer(outerKeys.get(i)));
            // The join compares the keys itself, so nothing remains to be checked if this is not asked.
            conjuncts.add(new Conjunct(always, column, List.of(equal), true, column));
        }
        return conjuncts;
    }

    /** The columns that are needed of the table. */
    private Set<String> output() {
        Set<String> output = new LinkedHashSet<>(innerFields);
        output.addAll(innerKeys);
        return output;
    }

    private boolean isServedBy(Route route) {
        boolean byOuter = route.first().split().partitions().terms().anyMatch(Term.Outer.class::isInstance);
        return route.steps().size() == 1
                && byOuter
                && (join.getJoinType() == JoinRelType.INNER || residual(route).isEmpty());
    }

    /** The statement, run for each distinct key. */
    private CqlSelect select(Route route) {
        RouteStep step = route.first();
        Set<String> columns = new LinkedHashSet<>(step.columns());
        columns.addAll(output());
        return new CqlSelect(
                step.table(),
                List.copyOf(columns),
                step.split().partitions(),
                step.split().clustering(),
                RowOrder.ANY,
                RowLimit.NONE);
    }

    /** The lookup, for people. */
    AccessNote note(Route route) {
        String key = String.join(", ", route.first().table().partitionKey());
        return new AccessNote(
                route,
                "the join gives its partition key (" + key + ")",
                List.of(new AccessNote.Statement(select(route), ", looked up in batches")));
    }

    private static List<Conjunct> residual(Route route) {
        return route.first().split().residual().stream()
                .filter(conjunct -> !conjunct.condition().isAlwaysTrue())
                .toList();
    }

    /**
     * The join as a lookup.
     *
     * @param outer the side that gives the keys, routed
     */
    RelNode lookUp(RelNode outer, Route route) {
        CqlSelect select = select(route);
        List<String> columns = select.columns();
        RelDataType selectType = selectType(select.table(), columns);
        CqlLookupJoin lookup = CqlLookupJoin.create(
                outer,
                select,
                selectType,
                new CqlLookupJoin.Keys(
                        outerKeys,
                        innerKeys.stream().map(columns::indexOf).toList(),
                        IntStream.range(0, columns.size()).boxed().toList(),
                        false,
                        join.getJoinType() == JoinRelType.LEFT));
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null);
        builder.push(lookup);
        int offset = outer.getRowType().getFieldCount();
        List<String> names = access.scan().getRowType().getFieldNames();
        for (Conjunct conjunct : residual(route)) {
            builder.filter(conjunct.condition().accept(new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    return builder.field(offset + columns.indexOf(names.get(ref.getIndex())));
                }
            }));
        }
        List<RexNode> fields = new ArrayList<>();
        List<RexNode> tableFields = innerFields.stream()
                .map(field -> (RexNode) builder.field(offset + columns.indexOf(field)))
                .toList();
        List<RexNode> outerFields = IntStream.range(0, offset)
                .mapToObj(position -> (RexNode) builder.field(position))
                .toList();
        fields.addAll(inner == 0 ? tableFields : outerFields);
        fields.addAll(inner == 0 ? outerFields : tableFields);
        builder.project(fields, join.getRowType().getFieldNames(), true);
        JoinInfo info = JoinInfo.createWithStrictEquality(join.getLeft(), join.getRight(), join.getCondition());
        builder.filter(info.nonEquiConditions);
        return builder.convert(join.getRowType(), true).build();
    }

    private RelDataType selectType(CassandraTable table, List<String> columns) {
        var types = join.getCluster().getTypeFactory();
        var builder = types.builder();
        for (String column : columns) {
            RelDataTypeField declared = access.scan().getRowType().getField(column, true, false);
            if (declared == null) {
                throw new IllegalStateException(table.name() + " has no column " + column);
            }
            builder.add(column, declared.getType());
        }
        return builder.build();
    }
}
