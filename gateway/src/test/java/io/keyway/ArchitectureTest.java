package io.keyway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.datastax.oss.driver.api.core.type.DataType;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyway.model.CqlTypeNames;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md: which package may know which. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.keyway");

    @Test
    void packagesPointDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("calcite")
                .definedBy("io.keyway.calcite..")
                .layer("jdbc")
                .definedBy("io.keyway.jdbc..")
                .layer("engine")
                .definedBy("io.keyway.engine..")
                .layer("plan")
                .definedBy("io.keyway.plan..")
                .layer("exec")
                .definedBy("io.keyway.exec..")
                .layer("route")
                .definedBy("io.keyway.route..")
                .layer("pushdown")
                .definedBy("io.keyway.pushdown..")
                .whereLayer("calcite")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("jdbc")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("jdbc", "calcite")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("engine", "calcite")
                .whereLayer("exec")
                .mayOnlyBeAccessedByLayers("engine", "jdbc", "calcite")
                .whereLayer("route")
                .mayOnlyBeAccessedByLayers("plan", "engine")
                .whereLayer("pushdown")
                .mayOnlyBeAccessedByLayers("route", "plan", "exec", "engine")
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

    @Test
    void routingAndPushdownArePure() {
        noClasses()
                .that()
                .resideInAnyPackage("io.keyway.route..", "io.keyway.pushdown..")
                .should()
                // An address is a value like others; it opens no connection.
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..",
                                "java.net..",
                                "java.util.concurrent..",
                                "org.apache.calcite.plan.volcano..",
                                "org.apache.calcite.plan.hep..",
                                "com.datastax.oss.driver.api.core.session..",
                                "com.datastax.oss.driver.api.core.cql..")
                        .and(not(equivalentTo(InetAddress.class))))
                .check(CLASSES);
    }

    @Test
    void whatIsKnownAboutCassandraKnowsNothingOfTheGateway() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.keyway.cassandra..",
                        "io.keyway.model..",
                        "io.keyway.value..",
                        "io.keyway.error..",
                        "io.keyway.sql..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.keyway.catalog..",
                        "io.keyway.exec..",
                        "io.keyway.engine..",
                        "io.keyway.plan..",
                        "io.keyway.route..",
                        "io.keyway.pushdown..",
                        "io.keyway.jdbc..",
                        "org.apache.calcite..")
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
}
