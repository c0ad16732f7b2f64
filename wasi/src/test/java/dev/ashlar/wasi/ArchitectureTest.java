package dev.ashlar.wasi;

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
                .definedBy("dev.ashlar.wasi")
                .layer("files")
                .definedBy("dev.ashlar.wasi.files")
                .layer("linux")
                .definedBy("dev.ashlar.wasi.files.linux")
                .layer("nio")
                .definedBy("dev.ashlar.wasi.files.nio")
                .layer("streams")
                .definedBy("dev.ashlar.wasi.streams")
                .layer("context")
                .definedBy("dev.ashlar.wasi.context")
                .layer("preview1")
                .definedBy("dev.ashlar.wasi.preview1")
                .layer("bindings")
                .definedBy("dev.ashlar.wasi.bindings..")
                .layer("network")
                .definedBy("dev.ashlar.wasi.network")
                .layer("io")
                .definedBy("dev.ashlar.wasi.io")
                .layer("preview2")
                .definedBy("dev.ashlar.wasi.preview2")
                .layer("native sockets")
                .definedBy("dev.ashlar.wasi.sockets.linux")
                .layer("sockets")
                .definedBy("dev.ashlar.wasi.sockets")
                .layer("link")
                .definedBy("dev.ashlar.wasi.link")
                .whereLayer("api")
                .mayNotAccessAnyLayer()
                .whereLayer("files")
                .mayNotAccessAnyLayer()
                .whereLayer("linux")
                .mayOnlyAccessLayers("files")
                .whereLayer("nio")
                .mayOnlyAccessLayers("files")
                .whereLayer("streams")
                .mayOnlyAccessLayers("api")
                .whereLayer("context")
                .mayOnlyAccessLayers("api", "files", "linux", "nio", "streams")
                .whereLayer("preview1")
                .mayOnlyAccessLayers("api", "files", "streams", "context")
                .whereLayer("network")
                .mayOnlyAccessLayers("api")
                .whereLayer("bindings")
                .mayNotAccessAnyLayer()
                .whereLayer("io")
                .mayOnlyAccessLayers("api", "streams", "context", "bindings")
                .whereLayer("preview2")
                .mayOnlyAccessLayers("api", "files", "streams", "context", "bindings", "io")
                .whereLayer("native sockets")
                .mayNotAccessAnyLayer()
                .whereLayer("sockets")
                .mayOnlyAccessLayers("api", "context", "network", "bindings", "io", "native sockets")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.ashlar.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
