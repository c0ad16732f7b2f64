package dev.ashlar.http;

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
                .withOptionalLayers(true)
                .layer("api")
                .definedBy("dev.ashlar.http")
                .layer("types")
                .definedBy("dev.ashlar.http.types")
                .layer("client")
                .definedBy("dev.ashlar.http.client")
                .layer("local")
                .definedBy("dev.ashlar.http.local")
                .layer("exchange")
                .definedBy("dev.ashlar.http.exchange")
                .layer("http1")
                .definedBy("dev.ashlar.http.http1")
                .layer("http2")
                .definedBy("dev.ashlar.http.http2")
                .layer("server")
                .definedBy("dev.ashlar.http.server")
                .layer("link")
                .definedBy("dev.ashlar.http.link")
                .whereLayer("api")
                .mayNotAccessAnyLayer()
                .whereLayer("types")
                .mayOnlyAccessLayers("api")
                .whereLayer("client")
                .mayOnlyAccessLayers("api", "types", "exchange", "local")
                .whereLayer("local")
                .mayOnlyAccessLayers("api", "types", "exchange")
                .whereLayer("server")
                .mayOnlyAccessLayers("api", "types", "exchange", "http1", "http2")
                .whereLayer("exchange")
                .mayOnlyAccessLayers("api", "types")
                .whereLayer("http1")
                .mayOnlyAccessLayers("api", "types", "exchange")
                .whereLayer("http2")
                .mayOnlyAccessLayers("api", "types", "exchange")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.ashlar.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
