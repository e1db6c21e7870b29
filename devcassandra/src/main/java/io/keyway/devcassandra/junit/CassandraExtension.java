package io.keyway.devcassandra.junit;

import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Resolves parameters of the types {@link TestKeyspace} and {@link DevNode}; see {@link WithCassandra}.
 *
 * <p>JUnit's stores own what is made here: the launcher session's store the node, the outermost test class's
 * store the keyspace. JUnit closes them when the session, or the class, is done.
 */
public final class CassandraExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CassandraExtension.class);
    private static final Set<Class<?>> SUPPORTED = Set.of(TestKeyspace.class, DevNode.class);
    private static final AtomicInteger KEYSPACES = new AtomicInteger();

    /** Cassandra allows 48 characters; the number that makes the name unique takes up to six. */
    private static final int LONGEST_CLASS_NAME = 40;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return SUPPORTED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DevNode.class ? node(context) : keyspace(context);
    }

    private static DevNode node(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(DevNode.class, key -> DevNode.start(NodeOptions.forTests()), DevNode.class);
    }

    private static TestKeyspace keyspace(ExtensionContext context) {
        ExtensionContext testClass = outermostClass(context);
        return testClass
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        OwnedKeyspace.class,
                        key -> OwnedKeyspace.create(node(context), testClass.getRequiredTestClass()),
                        OwnedKeyspace.class)
                .keyspace();
    }

    /** Nested classes share the keyspace of the class around them. */
    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (ExtensionContext parent = context; parent.getTestClass().isPresent(); ) {
            outermost = parent;
            parent = parent.getParent().orElseThrow();
        }
        return outermost;
    }

    private record OwnedKeyspace(TestKeyspace keyspace) implements AutoCloseable {
        static OwnedKeyspace create(DevNode node, Class<?> testClass) {
            String className =
                    testClass.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
            String name = className.substring(0, Math.min(className.length(), LONGEST_CLASS_NAME)) + "_"
                    + KEYSPACES.incrementAndGet();
            node.execute("CREATE KEYSPACE " + name
                    + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            return new OwnedKeyspace(new TestKeyspace(node, name));
        }

        @Override
        public void close() {
            if (keyspace.node().isRunning()) {
                keyspace.node().execute("DROP KEYSPACE IF EXISTS " + keyspace.name());
            }
        }
    }
}
