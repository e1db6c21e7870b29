package io.keyway.devcassandra.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a keyspace of its own in a real Cassandra, as a parameter of type {@link TestKeyspace}.
 *
 * <p>The constructor, test methods and lifecycle methods may ask for it. The node is shared by all classes of
 * the test run and started by the first that asks.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CassandraExtension.class)
public @interface WithCassandra {}
