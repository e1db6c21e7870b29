package io.keyway.plan;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

/**
 * Java code of operators, as Calcite's {@link EnumerableInterpretable} compiles it, except for its constants.
 *
 * @param bindable runs the operators
 * @param parameters the positions of the parameters whose values the code asks for; others are Cassandra's alone
 */
record GeneratedCode(Bindable<?> bindable, Set<Integer> parameters) {
    private static final Pattern PARAMETER = Pattern.compile("\"\\?(\\d+)\"");

    /**
     * The code of operators.
     *
     * @param constants receives the objects that the code looks up in its context
     */
    static GeneratedCode of(EnumerableRel rel, Map<String, Object> constants) {
        EnumerableRelImplementor implementor =
                new EnumerableRelImplementor(rel.getCluster().getRexBuilder(), constants);
        ClassDeclaration code = LateConstants.in(implementor.implementRoot(rel, EnumerableRel.Prefer.ARRAY));
        boolean single = rel.getRowType().getFieldCount() == 1;
        String interfaces = single
                ? Bindable.class.getCanonicalName() + ", " + Typed.class.getCanonicalName()
                : ArrayBindable.class.getCanonicalName();
        String body = Expressions.toString(code.memberDeclarations, "\n", false);
        Set<Integer> parameters = PARAMETER
                .matcher(body)
                .results()
                .map(position -> Integer.valueOf(position.group(1)))
                .collect(Collectors.toSet());
        String text = "public final class " + code.name + " implements " + interfaces + " {\n" + body + "\n}";
        return new GeneratedCode(compiled(code.name, text), parameters);
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
