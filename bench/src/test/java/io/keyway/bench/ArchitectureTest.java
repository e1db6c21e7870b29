package io.keyway.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What knows what: nothing of the product knows the benchmarks, and they know of it only what users do. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.keyway");

    @Test
    void theProductKnowsNothingOfItsBenchmarks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.keyway.bench..")
                .and()
                // Micro-benchmarks are in the packages whose classes they call.
                .haveSimpleNameNotContaining("Benchmark")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.keyway.bench..")
                .check(CLASSES);
    }

    @Test
    void theProductIsMeasuredFromOutside() {
        noClasses()
                .that()
                .resideInAPackage("io.keyway.bench..")
                .and()
                .resideOutsideOfPackage("io.keyway.bench.micro..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.keyway.jdbc..",
                        "io.keyway.engine..",
                        "io.keyway.plan..",
                        "io.keyway.route..",
                        "io.keyway.pushdown..",
                        "io.keyway.exec..",
                        "io.keyway.sql..",
                        "io.keyway.cassandra..",
                        "io.keyway.model..",
                        "io.keyway.schema..",
                        "io.keyway.value..",
                        "io.keyway.error..",
                        "io.keyway.catalog..",
                        "io.keyway.pattern..",
                        "io.keyway.write..",
                        "io.keyway.loader..",
                        "io.keyway.sqlshell..")
                .check(CLASSES);
    }

    @Test
    void packagesPointDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("report")
                .definedBy("io.keyway.bench.report..")
                .layer("measure")
                .definedBy("io.keyway.bench.measure..")
                .layer("cases")
                .definedBy("io.keyway.bench.cases..")
                .layer("peers")
                .definedBy("io.keyway.bench.peers..")
                .layer("data")
                .definedBy("io.keyway.bench.data..")
                .whereLayer("report")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("measure")
                .mayOnlyBeAccessedByLayers("report")
                .whereLayer("cases")
                .mayOnlyBeAccessedByLayers("measure", "report")
                .whereLayer("peers")
                .mayOnlyBeAccessedByLayers("cases", "measure", "report")
                .check(CLASSES);
    }
}
