package io.keyway.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatementBuilder;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.session.Session;
import com.datastax.oss.driver.api.core.type.DataType;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyway.engine.gateway.Gateways;
import io.keyway.engine.gateway.PlanningWarmUp;
import io.keyway.model.CqlTypeNames;
import io.keyway.sql.SqlScanner;
import io.keyway.sql.Token;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.apache.calcite.linq4j.Enumerator;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md: which package may know which. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.keyway");

    private static final Set<String> CQL_METHODS = Set.of(
            "execute", "executeAsync", "prepare", "prepareAsync", "newInstance", "builder", "setQuery", "<init>");

    private static final List<Class<?>> CQL_TAKERS =
            List.of(Session.class, SimpleStatement.class, SimpleStatementBuilder.class);

    @Test
    void modulesKnowOnlyThoseBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("model")
                .definedBy("io.keyway.error..", "io.keyway.model..", "io.keyway.schema..", "io.keyway.value..")
                .layer("sql")
                .definedBy("io.keyway.sql..")
                .layer("parser")
                .definedBy("io.keyway.parser..")
                .layer("cassandra")
                .definedBy("io.keyway.cassandra..")
                .layer("route")
                .definedBy("io.keyway.catalog..", "io.keyway.pushdown..", "io.keyway.route..")
                .layer("read")
                .definedBy("io.keyway.exec..")
                .layer("write")
                .definedBy("io.keyway.write..")
                .layer("gateway")
                .definedBy("io.keyway.engine..", "io.keyway.jdbc..", "io.keyway.pattern..", "io.keyway.plan..")
                .layer("calcite")
                .definedBy("io.keyway.calcite..")
                .layer("loader")
                .definedBy("io.keyway.loader..")
                .layer("sqlshell")
                .definedBy("io.keyway.sqlshell..")
                .layer("cli")
                .definedBy("io.keyway.cli..")
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .whereLayer("sql")
                .mayOnlyAccessLayers("model")
                .whereLayer("parser")
                .mayOnlyAccessLayers("model")
                .whereLayer("cassandra")
                .mayOnlyAccessLayers("model")
                .whereLayer("route")
                .mayOnlyAccessLayers("model")
                .whereLayer("read")
                .mayOnlyAccessLayers("route", "cassandra", "model")
                .whereLayer("write")
                .mayOnlyAccessLayers("cassandra", "model")
                .whereLayer("gateway")
                .mayOnlyAccessLayers("read", "route", "cassandra", "parser", "sql", "model")
                .whereLayer("calcite")
                .mayOnlyAccessLayers("gateway", "read", "route", "cassandra", "model")
                .whereLayer("loader")
                .mayOnlyAccessLayers("write", "cassandra", "model")
                .whereLayer("sqlshell")
                .mayOnlyAccessLayers("gateway", "sql", "model")
                .whereLayer("cli")
                .mayOnlyAccessLayers("sqlshell", "loader", "cassandra", "model")
                .check(CLASSES);
    }

    /** Nothing stands outside of the modules, where no rule would hold for it. */
    @Test
    void everyClassBelongsToAModule() {
        classes()
                .that()
                .resideInAPackage("io.keyway..")
                .should()
                .resideInAnyPackage(
                        "io.keyway.error..",
                        "io.keyway.model..",
                        "io.keyway.schema..",
                        "io.keyway.value..",
                        "io.keyway.sql..",
                        "io.keyway.parser..",
                        "io.keyway.cassandra..",
                        "io.keyway.catalog..",
                        "io.keyway.pushdown..",
                        "io.keyway.route..",
                        "io.keyway.exec..",
                        "io.keyway.write..",
                        "io.keyway.engine..",
                        "io.keyway.jdbc..",
                        "io.keyway.pattern..",
                        "io.keyway.plan..",
                        "io.keyway.calcite..",
                        "io.keyway.loader..",
                        "io.keyway.sqlshell..",
                        "io.keyway.cli..",
                        "io.keyway.devcassandra..")
                .andShould()
                .resideOutsideOfPackages("..util..", "..common..", "..core..")
                .check(CLASSES);
    }

    /** A query is read once: whoever needs its tokens takes those of its SqlText. What failed to parse is read again. */
    @Test
    void textIsReadInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.keyway.sql..", "io.keyway.sqlshell..")
                .and()
                .doNotHaveFullyQualifiedName("io.keyway.plan.frontend.SyntaxErrors")
                .should()
                .dependOnClassesThat(equivalentTo(SqlScanner.class).or(equivalentTo(Token.class)))
                .check(CLASSES);
    }

    /** The shell is a program over java.sql: of the product it knows the driver's public classes, and words. */
    @Test
    void theShellKnowsTheDriverAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.keyway.sqlshell..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.keyway..")
                        .and(not(resideInAnyPackage(
                                "io.keyway.sqlshell..", "io.keyway.jdbc", "io.keyway.sql", "io.keyway.error"))))
                .check(CLASSES);
    }

    /** The development node and the benchmarks are programs of their own. */
    @Test
    void nothingKnowsTheDevelopmentNodeOrTheBenchmarks() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.keyway.devcassandra..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.keyway.devcassandra..", "io.keyway.bench..", "io.keyway.clients..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.keyway.devcassandra..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.keyway..").and(not(resideInAPackage("io.keyway.devcassandra.."))))
                .check(CLASSES);
    }

    @Test
    void packagesOfTheGatewayPointDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("jdbc")
                .definedBy("io.keyway.jdbc..")
                .layer("engine")
                .definedBy("io.keyway.engine..")
                .layer("plan")
                .definedBy("io.keyway.plan..")
                .layer("read")
                .definedBy("io.keyway.exec..")
                .layer("route")
                .definedBy("io.keyway.route..")
                .layer("pushdown")
                .definedBy("io.keyway.pushdown..")
                .whereLayer("jdbc")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("jdbc")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("engine")
                .whereLayer("read")
                .mayOnlyBeAccessedByLayers("engine", "jdbc")
                .whereLayer("route")
                .mayOnlyBeAccessedByLayers("plan", "engine")
                .whereLayer("pushdown")
                .mayOnlyBeAccessedByLayers("route", "plan", "read", "engine")
                .check(CLASSES);
    }

    @Test
    void stagesOfPlanningFormNoCycle() {
        slices().matching("io.keyway.plan.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.keyway.plan.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.keyway.plan")
                .check(CLASSES);
    }

    /** What others see of the engine is free of how it works; one class of its inner package opens a session. */
    @Test
    void theEngineIsSeenThroughItsInterface() {
        noClasses()
                .that()
                .resideInAPackage("io.keyway.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.keyway.engine.gateway..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.keyway.engine..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.keyway.engine.gateway..")
                        .and(not(equivalentTo(Gateways.class)))
                        .and(not(equivalentTo(PlanningWarmUp.class))))
                .check(CLASSES);
    }

    /** The packages beneath the driver know neither it nor each other in a circle. */
    @Test
    void packagesOfTheDriverPointDownwardsOnly() {
        slices().matching("io.keyway.jdbc.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.keyway.jdbc.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.keyway.jdbc")
                .check(CLASSES);
    }

    @Test
    void routingIsPure() {
        classes()
                .that()
                .resideInAnyPackage("io.keyway.catalog..", "io.keyway.pushdown..", "io.keyway.route..")
                .should()
                // Of the driver, types and the builder of statements: an address and an order are values like others.
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "io.keyway.catalog..",
                                "io.keyway.pushdown..",
                                "io.keyway.route..",
                                "io.keyway.error..",
                                "io.keyway.model..",
                                "io.keyway.schema..",
                                "io.keyway.value..",
                                "java.lang..",
                                "java.math..",
                                "java.nio",
                                "java.nio.charset",
                                "java.time..",
                                "java.util",
                                "java.util.function",
                                "java.util.regex",
                                "java.util.stream",
                                "com.datastax.oss.driver.api.core.data..",
                                "com.datastax.oss.driver.api.core.type..",
                                "com.datastax.oss.driver.api.querybuilder..",
                                "com.google.common..",
                                "org.jspecify..")
                        .or(equivalentTo(CqlIdentifier.class))
                        .or(equivalentTo(InetAddress.class))
                        .or(equivalentTo(ClusteringOrder.class)))
                .check(CLASSES);
    }

    @Test
    void calciteIsKnownToTheGatewayAndItsParserAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.keyway.calcite..",
                        "io.keyway.engine..",
                        "io.keyway.jdbc..",
                        "io.keyway.parser..",
                        "io.keyway.pattern..",
                        "io.keyway.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.calcite..")
                .check(CLASSES);
    }

    /** Rows are cursors; only what generated code reads or gives has Calcite's form. */
    @Test
    void onlyGeneratedCodeHasEnumerators() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.keyway.plan..", "io.keyway.calcite..")
                .and()
                .haveNameNotMatching("io.keyway.engine.(CursorEnumerator|gateway.CompiledRows.*)")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Enumerator.class)
                .check(CLASSES);
    }

    /** The driver writes the dimensions of a vector in the digits of the JVM's language. */
    @Test
    void oneClassWritesTypes() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CqlTypeNames.class.getName())
                .should()
                .callMethodWhere(JavaCall.Predicates.target(name("asCql"))
                        .and(JavaCall.Predicates.target(owner(assignableTo(DataType.class)))))
                .check(CLASSES);
    }

    /** {@code CqlText} writes the SELECTs that are routed, which {@code Requests} prepares; the driver builds whatever else. */
    @Test
    void cqlIsWrittenInOnePlace() {
        DescribedPredicate<JavaAccess<?>> takesText = DescribedPredicate.describe(
                "take CQL as text",
                access -> CQL_METHODS.contains(access.getName())
                        && CQL_TAKERS.stream().anyMatch(access.getTargetOwner()::isAssignableTo)
                        && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                        && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(String.class)));
        noClasses()
                .that()
                .resideOutsideOfPackage("io.keyway.devcassandra..")
                .and()
                .doNotHaveFullyQualifiedName("io.keyway.exec.Requests")
                .should()
                .accessTargetWhere(takesText)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("io.keyway.pushdown..", "io.keyway.route..", "io.keyway.exec..")
                .and()
                .doNotHaveFullyQualifiedName("io.keyway.pushdown.CqlText")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.datastax.oss.driver.api.querybuilder..")
                .check(CLASSES);
    }
}
