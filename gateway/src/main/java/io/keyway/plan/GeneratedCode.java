package io.keyway.plan;

import java.util.Map;
import java.util.Objects;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.ClassDeclaration;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.runtime.ArrayBindable;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.Typed;
import org.codehaus.commons.compiler.CompilerFactoryFactory;
import org.codehaus.commons.compiler.ISimpleCompiler;

/** Java code of operators, as Calcite's {@link EnumerableInterpretable} compiles it, except for its constants. */
final class GeneratedCode {
    private GeneratedCode() {}

    /**
     * What runs the operators.
     *
     * @param constants receives the objects that the code looks up in its context
     */
    static Bindable<?> of(EnumerableRel rel, Map<String, Object> constants) {
        EnumerableRelImplementor implementor =
                new EnumerableRelImplementor(rel.getCluster().getRexBuilder(), constants);
        ClassDeclaration code = LateConstants.in(implementor.implementRoot(rel, EnumerableRel.Prefer.ARRAY));
        boolean single = rel.getRowType().getFieldCount() == 1;
        String interfaces = single
                ? Bindable.class.getCanonicalName() + ", " + Typed.class.getCanonicalName()
                : ArrayBindable.class.getCanonicalName();
        String body = Expressions.toString(code.memberDeclarations, "\n", false);
        return compiled(
                code.name, "public final class " + code.name + " implements " + interfaces + " {\n" + body + "\n}");
    }

    private static Bindable<?> compiled(String name, String text) {
        ClassLoader loader = Objects.requireNonNull(EnumerableInterpretable.class.getClassLoader());
        try {
            ISimpleCompiler compiler =
                    CompilerFactoryFactory.getDefaultCompilerFactory(loader).newSimpleCompiler();
            compiler.setParentClassLoader(loader);
            compiler.cook(text);
            return (Bindable<?>) compiler.getClassLoader()
                    .loadClass(name)
                    .getDeclaredConstructors()[0]
                    .newInstance();
        } catch (Exception e) {
            throw new IllegalStateException("generated code does not compile:\n" + text, e);
        }
    }
}
