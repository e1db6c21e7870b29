package io.keyway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
    void routingAndPushdownArePure() {
        noClasses()
                .that()
                .resideInAnyPackage("io.keyway.route..", "io.keyway.pushdown..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.util.concurrent..",
                        "org.apache.calcite.plan.volcano..",
                        "org.apache.calcite.plan.hep..",
                        "com.datastax.oss.driver.api.core.session..",
                        "com.datastax.oss.driver.api.core.cql..")
                .check(CLASSES);
    }

    @Test
    void whatIsKnownAboutCassandraKnowsNothingOfTheGateway() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.keyway.cassandra..", "io.keyway.model..", "io.keyway.error..", "io.keyway.sql..")
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
}
