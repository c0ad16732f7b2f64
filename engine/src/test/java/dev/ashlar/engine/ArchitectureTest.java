package dev.ashlar.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The layers of ARCHITECTURE.md. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void packagesUseOnlyTheLayersBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("api")
                .definedBy("dev.ashlar.engine")
                .layer("binary")
                .definedBy("dev.ashlar.engine.binary..")
                .layer("validate")
                .definedBy("dev.ashlar.engine.validate..")
                .layer("runtime")
                .definedBy("dev.ashlar.engine.runtime")
                .layer("simd")
                .definedBy("dev.ashlar.engine.runtime.simd")
                .layer("vector")
                .definedBy("dev.ashlar.engine.runtime.vector")
                .layer("compile")
                .definedBy("dev.ashlar.engine.compile..")
                .layer("cache")
                .definedBy("dev.ashlar.engine.cache..")
                .layer("link")
                .definedBy("dev.ashlar.engine.link..")
                .whereLayer("api")
                .mayNotAccessAnyLayer()
                .whereLayer("binary")
                .mayOnlyAccessLayers("api")
                .whereLayer("validate")
                .mayOnlyAccessLayers("api", "binary")
                .whereLayer("runtime")
                .mayOnlyAccessLayers("api", "binary")
                .whereLayer("simd")
                .mayOnlyAccessLayers("api", "binary", "runtime")
                .whereLayer("vector")
                .mayOnlyAccessLayers("runtime")
                .whereLayer("compile")
                .mayOnlyAccessLayers("api", "binary", "validate", "runtime", "simd")
                .whereLayer("cache")
                .mayOnlyAccessLayers("api", "compile")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    /** Its threads may all be waiting for the lock under which code is generated; who holds that must not wait for them. */
    @Test
    void codeIsGeneratedWithoutTheThreadsOfTheCommonPool() {
        noClasses()
                .that()
                .resideInAPackage("dev.ashlar.engine.compile..")
                .should()
                .callMethodWhere(target(name("parallel")).or(target(name("parallelStream"))))
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.ashlar.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void dependsOnTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.ashlar.engine..", "java..", "jdk..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void exportsItsRootPackageOnlyToEverybody() {
        assertThat(Engine.class.getModule().getDescriptor().exports())
                .filteredOn(export -> !export.isQualified())
                .extracting(Exports::source)
                .containsExactly("dev.ashlar.engine");
    }
}
