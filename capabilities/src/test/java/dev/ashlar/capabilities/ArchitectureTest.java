package dev.ashlar.capabilities;

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
                .definedBy("dev.ashlar.capabilities")
                .layer("bindings")
                .definedBy("dev.ashlar.capabilities.bindings..")
                .layer("config")
                .definedBy("dev.ashlar.capabilities.config")
                .layer("logging")
                .definedBy("dev.ashlar.capabilities.logging")
                .layer("key-value")
                .definedBy("dev.ashlar.capabilities.keyvalue")
                .layer("sqlite")
                .definedBy("dev.ashlar.capabilities.keyvalue.sqlite")
                .layer("redis")
                .definedBy("dev.ashlar.capabilities.keyvalue.redis")
                .layer("key-value drafts")
                .definedBy("dev.ashlar.capabilities.keyvalue.draft")
                .layer("blob")
                .definedBy("dev.ashlar.capabilities.blob")
                .layer("files")
                .definedBy("dev.ashlar.capabilities.blob.files")
                .layer("blob draft")
                .definedBy("dev.ashlar.capabilities.blob.draft")
                .layer("link")
                .definedBy("dev.ashlar.capabilities.link")
                .whereLayer("api")
                .mayNotAccessAnyLayer()
                .whereLayer("bindings")
                .mayNotAccessAnyLayer()
                .whereLayer("config")
                .mayOnlyAccessLayers("api", "bindings")
                .whereLayer("logging")
                .mayOnlyAccessLayers("api", "bindings")
                .whereLayer("key-value")
                .mayOnlyAccessLayers("api")
                .whereLayer("sqlite")
                .mayOnlyAccessLayers("api", "key-value")
                .whereLayer("redis")
                .mayOnlyAccessLayers("api", "key-value")
                .whereLayer("key-value drafts")
                .mayOnlyAccessLayers("api", "key-value", "bindings")
                .whereLayer("blob")
                .mayOnlyAccessLayers("api")
                .whereLayer("files")
                .mayOnlyAccessLayers("api", "blob")
                .whereLayer("blob draft")
                .mayOnlyAccessLayers("api", "blob", "bindings")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.ashlar.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
