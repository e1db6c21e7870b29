package io.keyway.plan;

import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.linq4j.tree.ClassDeclaration;
import org.apache.calcite.linq4j.tree.ConstantExpression;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.FieldDeclaration;
import org.apache.calcite.linq4j.tree.MemberDeclaration;
import org.apache.calcite.linq4j.tree.NewExpression;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Shuttle;
import org.apache.calcite.linq4j.tree.TypeBinaryExpression;
import org.jspecify.annotations.Nullable;

/**
 * Computes constants of generated code where they are used. Calcite puts them into static fields, where one that fails
 * does so even if no row needs it, and leaves the class unusable.
 *
 *   static final int c = 1 / 0;
 *   current() { return a == 0 ? 0 : c; }   ->   current() { return a == 0 ? 0 : 1 / 0; }
 *
 * <p>Numbers made of literals cannot fail, and stay where they are.
 */
final class LateConstants extends Shuttle {
    /** What Calcite calls the fields that it makes. */
    private static final String PREFIX = "$L4J$C$";

    private final Map<ParameterExpression, Expression> late = new HashMap<>();

    private LateConstants() {}

    /** The same class. */
    static ClassDeclaration in(ClassDeclaration code) {
        return code.accept(new LateConstants());
    }

    @Override
    public Shuttle preVisit(ClassDeclaration declaration) {
        find(declaration.memberDeclarations);
        return this;
    }

    @Override
    public Shuttle preVisit(NewExpression expression) {
        if (expression.memberDeclarations != null) {
            find(expression.memberDeclarations);
        }
        return this;
    }

    private void find(List<MemberDeclaration> members) {
        for (MemberDeclaration member : members) {
            if (member instanceof FieldDeclaration field && isConstant(field)) {
                Expression value = Objects.requireNonNull(field.initializer);
                if (!isSafe(value)) {
                    late.put(field.parameter, value);
                }
            }
        }
    }

    private static boolean isConstant(FieldDeclaration field) {
        return Modifier.isStatic(field.modifier)
                && Modifier.isFinal(field.modifier)
                && field.initializer != null
                && field.parameter.name.startsWith(PREFIX);
    }

    private static boolean isSafe(Expression value) {
        return value instanceof ConstantExpression
                || value instanceof NewExpression made
                        && made.memberDeclarations == null
                        && made.arguments.stream().allMatch(ConstantExpression.class::isInstance);
    }

    @Override
    public Expression visit(ParameterExpression parameter) {
        Expression value = late.get(parameter);
        return value == null ? parameter : value.accept(this);
    }

    @Override
    public ClassDeclaration visit(ClassDeclaration declaration, List<MemberDeclaration> members) {
        return super.visit(declaration, kept(members));
    }

    @Override
    public Expression visit(
            NewExpression expression, List<Expression> arguments, @Nullable List<MemberDeclaration> members) {
        return super.visit(expression, arguments, members == null ? null : kept(members));
    }

    /** Calcite's own loses the requested type. */
    @Override
    public Expression visit(TypeBinaryExpression test, Expression expression) {
        return test.expression.equals(expression)
                ? test
                : new TypeBinaryExpression(test.getNodeType(), expression, test.type);
    }

    private List<MemberDeclaration> kept(List<MemberDeclaration> members) {
        return members.stream()
                .filter(member -> !(member instanceof FieldDeclaration field) || !late.containsKey(field.parameter))
                .toList();
    }
}
