package dev.ashlar.daemon;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The layers of ARCHITECTURE.md. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void packagesUseOnlyTheLayersBelowThem() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("daemon")
                .definedBy("dev.ashlar.daemon")
                .layer("api")
                .definedBy("dev.ashlar.daemon.api")
                .layer("apps")
                .definedBy("dev.ashlar.daemon.apps")
                .layer("client")
                .definedBy("dev.ashlar.daemon.client")
                .layer("state")
                .definedBy("dev.ashlar.daemon.state")
                .layer("log")
                .definedBy("dev.ashlar.daemon.log")
                .layer("blobs")
                .definedBy("dev.ashlar.daemon.blobs")
                .layer("problem")
                .definedBy("dev.ashlar.daemon.problem")
                .whereLayer("daemon")
                .mayOnlyAccessLayers("api", "apps", "log", "state", "problem")
                .whereLayer("api")
                .mayOnlyAccessLayers("apps", "log", "state", "problem")
                .whereLayer("apps")
                .mayOnlyAccessLayers("blobs", "log", "state", "problem")
                .whereLayer("client")
                .mayOnlyAccessLayers("blobs", "problem")
                .whereLayer("state")
                .mayOnlyAccessLayers("problem")
                .whereLayer("log")
                .mayNotAccessAnyLayer()
                .whereLayer("blobs")
                .mayNotAccessAnyLayer()
                .whereLayer("problem")
                .mayNotAccessAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.ashlar.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void exportsItsApi() {
        assertThat(Daemon.class.getModule().getDescriptor().exports())
                .extracting(Exports::source)
                .containsExactlyInAnyOrder(
                        "dev.ashlar.daemon", "dev.ashlar.daemon.client", "dev.ashlar.daemon.problem");
    }
}
