package dev.ashlar.host;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.ashlar.host.manifest.Application;
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
                .layer("diagnostics")
                .definedBy("dev.ashlar.host.diagnostics")
                .layer("toml")
                .definedBy("dev.ashlar.host.toml")
                .layer("shape")
                .definedBy("dev.ashlar.host.shape")
                .layer("route")
                .definedBy("dev.ashlar.host.route")
                .layer("manifest")
                .definedBy("dev.ashlar.host.manifest")
                .layer("load")
                .definedBy("dev.ashlar.host.load")
                .layer("resolve")
                .definedBy("dev.ashlar.host.resolve")
                .layer("bundle")
                .definedBy("dev.ashlar.host.bundle")
                .layer("sbom")
                .definedBy("dev.ashlar.host.sbom")
                .layer("web")
                .definedBy("dev.ashlar.host.web")
                .layer("capacity")
                .definedBy("dev.ashlar.host.capacity")
                .layer("run")
                .definedBy("dev.ashlar.host.run")
                .layer("deploy")
                .definedBy("dev.ashlar.host.deploy")
                .layer("rehearse")
                .definedBy("dev.ashlar.host.rehearse")
                .layer("build")
                .definedBy("dev.ashlar.host.build")
                .layer("watch")
                .definedBy("dev.ashlar.host.watch")
                .layer("doctor")
                .definedBy("dev.ashlar.host.doctor")
                .whereLayer("diagnostics")
                .mayNotAccessAnyLayer()
                .whereLayer("toml")
                .mayOnlyAccessLayers("diagnostics")
                .whereLayer("route")
                .mayOnlyAccessLayers("diagnostics")
                .whereLayer("shape")
                .mayOnlyAccessLayers("diagnostics", "toml")
                .whereLayer("manifest")
                .mayOnlyAccessLayers("diagnostics", "route")
                .whereLayer("load")
                .mayOnlyAccessLayers("diagnostics", "toml", "shape", "route", "manifest")
                .whereLayer("resolve")
                .mayOnlyAccessLayers("diagnostics", "manifest")
                .whereLayer("bundle")
                .mayOnlyAccessLayers("diagnostics", "manifest", "load", "resolve")
                .whereLayer("sbom")
                .mayOnlyAccessLayers("manifest", "resolve", "bundle")
                .whereLayer("web")
                .mayOnlyAccessLayers("manifest")
                .whereLayer("capacity")
                .mayOnlyAccessLayers("manifest")
                .whereLayer("run")
                .mayOnlyAccessLayers("diagnostics", "route", "manifest", "resolve", "web", "capacity")
                .whereLayer("deploy")
                .mayOnlyAccessLayers("diagnostics", "manifest", "resolve", "run", "capacity")
                .whereLayer("rehearse")
                .mayOnlyAccessLayers("load", "run")
                .whereLayer("watch")
                .mayOnlyAccessLayers("diagnostics", "manifest", "load", "build")
                .whereLayer("doctor")
                .mayOnlyAccessLayers("diagnostics", "manifest", "load", "build")
                .whereLayer("build")
                .mayOnlyAccessLayers("diagnostics", "manifest")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.ashlar.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void exportsWhatUsersOfManifestsNeed() {
        assertThat(Application.class.getModule().getDescriptor().exports())
                .extracting(Exports::source)
                .containsExactlyInAnyOrder(
                        "dev.ashlar.host.build",
                        "dev.ashlar.host.capacity",
                        "dev.ashlar.host.deploy",
                        "dev.ashlar.host.bundle",
                        "dev.ashlar.host.diagnostics",
                        "dev.ashlar.host.doctor",
                        "dev.ashlar.host.load",
                        "dev.ashlar.host.manifest",
                        "dev.ashlar.host.rehearse",
                        "dev.ashlar.host.resolve",
                        "dev.ashlar.host.route",
                        "dev.ashlar.host.run",
                        "dev.ashlar.host.sbom",
                        "dev.ashlar.host.watch");
    }
}
