package io.keyway.plan.expression;

import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.enumerable.WinAggContext;
import org.apache.calcite.adapter.enumerable.WinAggImplementor;
import org.apache.calcite.adapter.enumerable.WinAggResultContext;
import org.apache.calcite.adapter.enumerable.impl.AggAddContextImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.DeclarationStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableAggFunction;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate function over frames with EXCLUDE, which is computed anew for each row as if the rest of the frame were a
 * group. Calcite's code leaves out the right rows, but where the ends of the frame stay the same it repeats the value of the
 * row before, and it has no null for a frame of which nothing is left.
 */
public final class ExcludingFunction extends SqlUserDefinedAggFunction {
    private ExcludingFunction(SqlAggFunction function) {
        super(
                new SqlIdentifier(function.getName(), SqlParserPos.ZERO),
                function.getKind(),
                ReturnTypes.explicit(SqlTypeName.ANY),
                null,
                null,
                new ExcludingCode(function),
                false,
                true,
                Optionality.FORBIDDEN);
    }

    /** The function for frames with EXCLUDE; itself where it is none of the frame's rows. */
    public static SqlAggFunction of(SqlAggFunction function) {
        return RexImpTable.INSTANCE.get(function, false) == null ? function : new ExcludingFunction(function);
    }

    private record ExcludingCode(SqlAggFunction function) implements ImplementableAggFunction {
        @Override
        public @Nullable AggImplementor getImplementor(boolean windowContext) {
            AggImplementor ofGroups = RexImpTable.INSTANCE.get(function, false);
            return ofGroups == null ? null : new Implementor(ofGroups);
        }

        @Override
        public RelDataType getReturnType(RelDataTypeFactory types) {
            throw new UnsupportedOperationException("the type depends on the arguments");
        }

        @Override
        public List<FunctionParameter> getParameters() {
            return List.of();
        }
    }

    /** Writes a loop over the frame where Calcite asks for the value, which it does for each row. */
    private record Implementor(AggImplementor ofGroups) implements WinAggImplementor {
        @Override
        public boolean needCacheWhenFrameIntact() {
            return false;
        }

        @Override
        public List<Type> getStateType(AggContext info) {
            return ofGroups.getStateType(new Group(info));
        }

        @Override
        public void implementReset(AggContext info, AggResetContext reset) {
            ofGroups.implementReset(new Group(info), reset);
        }

        @Override
        public void implementAdd(AggContext info, AggAddContext add) {
            // Nothing is kept from one row to the next.
        }

        @Override
        public Expression implementResult(AggContext info, AggResultContext result) {
            WinAggResultContext frame = (WinAggResultContext) result;
            ofGroups.implementReset(new Group(info), frame);
            ParameterExpression index =
                    Expressions.parameter(int.class, frame.currentBlock().newName("member"));
            DeclarationStatement first = Expressions.declare(0, index, frame.startIndex());
            BlockBuilder members = frame.nestBlock();
            Expression included = included(((WinAggContext) info).getExclude(), frame, index);
            BlockBuilder added = frame.nestBlock();
            ofGroups.implementAdd(new Group(info), new Adding(added, frame, index));
            frame.exitBlock();
            members.add(Expressions.ifThen(included, added.toBlock()));
            frame.exitBlock();
            frame.currentBlock()
                    .add(Expressions.ifThen(
                            frame.hasRows(),
                            Expressions.for_(
                                    List.of(first),
                                    Expressions.lessThanOrEqual(index, frame.endIndex()),
                                    Expressions.preIncrementAssign(index),
                                    members.toBlock())));
            return ofGroups.implementResult(new Group(info), frame);
        }

        private static Expression included(RexWindowExclusion exclude, WinAggResultContext frame, Expression index) {
            return switch (exclude) {
                case EXCLUDE_NO_OTHER -> Expressions.constant(true);
                case EXCLUDE_CURRENT_ROW -> Expressions.notEqual(index, frame.index());
                case EXCLUDE_GROUP -> isNoPeer(frame, index);
                case EXCLUDE_TIES ->
                    Expressions.orElse(Expressions.equal(index, frame.index()), isNoPeer(frame, index));
            };
        }

        private static Expression isNoPeer(WinAggResultContext frame, Expression index) {
            return Expressions.notEqual(Expressions.constant(0), frame.compareRows(frame.index(), index));
        }
    }

    /** One row of the frame. */
    private static final class Adding extends AggAddContextImpl {
        private final WinAggResultContext frame;
        private final Expression index;

        Adding(BlockBuilder block, WinAggResultContext frame, Expression index) {
            super(block, frame.accumulator());
            this.frame = frame;
            this.index = index;
        }

        @Override
        public List<RexNode> rexArguments() {
            return frame.rexArguments();
        }

        @Override
        public @Nullable RexNode rexFilterArgument() {
            return null;
        }

        @Override
        public RexToLixTranslator rowTranslator() {
            frame.nestBlock(currentBlock());
            RexToLixTranslator translator = frame.rowTranslator(index);
            frame.exitBlock();
            return translator;
        }
    }

    /** The function's types; implementors see from its class that it is none of a window, whose rows they take for granted. */
    private record Group(AggContext window) implements AggContext {
        @Override
        public SqlAggFunction aggregation() {
            return window.aggregation();
        }

        @Override
        public RelDataType returnRelType() {
            return window.returnRelType();
        }

        @Override
        public Type returnType() {
            return window.returnType();
        }

        @Override
        public List<? extends RelDataType> parameterRelTypes() {
            return window.parameterRelTypes();
        }

        @Override
        public List<? extends Type> parameterTypes() {
            return window.parameterTypes();
        }

        @Override
        public List<Integer> keyOrdinals() {
            return List.of();
        }

        @Override
        public List<? extends RelDataType> keyRelTypes() {
            return List.of();
        }

        @Override
        public List<? extends Type> keyTypes() {
            return List.of();
        }

        @Override
        public List<ImmutableBitSet> groupSets() {
            return List.of(ImmutableBitSet.of());
        }
    }
}
