package dev.ashlar.oci;

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
                .layer("json")
                .definedBy("dev.ashlar.oci.json")
                .layer("api")
                .definedBy("dev.ashlar.oci")
                .layer("registry")
                .definedBy("dev.ashlar.oci.registry")
                .layer("sign")
                .definedBy("dev.ashlar.oci.sign")
                .whereLayer("json")
                .mayNotAccessAnyLayer()
                .whereLayer("api")
                .mayOnlyAccessLayers("json")
                .whereLayer("registry")
                .mayOnlyAccessLayers("api", "json")
                .whereLayer("sign")
                .mayOnlyAccessLayers("api", "json", "registry")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.ashlar.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
