package io.keyway.plan.access;

import org.apache.calcite.adapter.enumerable.EnumerableRel.Result;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;

/** Rows as arrays, or as bare values where they have one column: the form in which Keyway's operators look into them. */
final class ArrayRows {
    private ArrayRows() {}

    /** The layout of such rows. */
    static PhysType type(EnumerableRelImplementor implementor, RelDataType rowType) {
        return PhysTypeImpl.of(implementor.getTypeFactory(), rowType, JavaRowFormat.ARRAY);
    }

    /** The rows of an input, which may prefer another form; the code that computes them is added. */
    static Expression of(Result input, String name, EnumerableRelImplementor implementor, BlockBuilder code) {
        JavaRowFormat format = type(implementor, input.physType.getRowType()).getFormat();
        return input.physType.convertTo(code.append(name, input.block), format);
    }

    /** The same as the end of a function, which returns them. */
    static void addReturn(Result input, String name, EnumerableRelImplementor implementor, BlockBuilder code) {
        code.add(Expressions.return_(null, of(input, name, implementor, code)));
    }
}
