package dev.ashlar.component;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The layers of ARCHITECTURE.md. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void packagesUseOnlyTheLayersBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("api")
                .definedBy("dev.ashlar.component")
                .layer("binary")
                .definedBy("dev.ashlar.component.binary")
                .layer("validate")
                .definedBy("dev.ashlar.component.validate")
                .layer("abi")
                .definedBy("dev.ashlar.component.abi")
                .layer("runtime")
                .definedBy("dev.ashlar.component.runtime")
                .layer("adapt")
                .definedBy("dev.ashlar.component.adapt")
                .layer("host")
                .definedBy("dev.ashlar.component.host")
                .layer("text")
                .definedBy("dev.ashlar.component.text")
                .layer("plan")
                .definedBy("dev.ashlar.component.plan")
                .layer("link")
                .definedBy("dev.ashlar.component.link")
                .layer("bind")
                .definedBy("dev.ashlar.component.bind")
                .layer("wave")
                .definedBy("dev.ashlar.component.wave")
                .layer("compose")
                .definedBy("dev.ashlar.component.compose")
                .whereLayer("api")
                .mayNotAccessAnyLayer()
                .whereLayer("binary")
                .mayOnlyAccessLayers("api")
                .whereLayer("validate")
                .mayOnlyAccessLayers("api", "binary")
                .whereLayer("abi")
                .mayOnlyAccessLayers("api")
                .whereLayer("runtime")
                .mayOnlyAccessLayers("api", "abi")
                .whereLayer("adapt")
                .mayOnlyAccessLayers("api", "abi", "binary")
                .whereLayer("host")
                .mayOnlyAccessLayers("api", "abi", "binary", "runtime")
                .whereLayer("text")
                .mayOnlyAccessLayers("api")
                .whereLayer("plan")
                .mayOnlyAccessLayers("api", "abi", "adapt", "binary", "host", "runtime", "validate")
                .whereLayer("link")
                .mayOnlyAccessLayers("api", "abi", "binary", "host", "plan", "runtime", "validate")
                .whereLayer("link")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("wave")
                .mayOnlyAccessLayers("api")
                .whereLayer("wave")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("compose")
                .mayOnlyAccessLayers("api", "binary", "validate")
                .whereLayer("compose")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.ashlar.component.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
