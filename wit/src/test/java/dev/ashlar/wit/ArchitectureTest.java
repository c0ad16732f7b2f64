package dev.ashlar.wit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
                .layer("api")
                .definedBy("dev.ashlar.wit")
                .layer("syntax")
                .definedBy("dev.ashlar.wit.syntax")
                .layer("resolve")
                .definedBy("dev.ashlar.wit.resolve")
                .layer("print")
                .definedBy("dev.ashlar.wit.print")
                .layer("compat")
                .definedBy("dev.ashlar.wit.compat")
                .layer("provider")
                .definedBy("dev.ashlar.wit.provider")
                .whereLayer("api")
                .mayNotAccessAnyLayer()
                .whereLayer("syntax")
                .mayOnlyAccessLayers("api")
                .whereLayer("resolve")
                .mayOnlyAccessLayers("api", "syntax")
                .whereLayer("compat")
                .mayOnlyAccessLayers("api")
                .whereLayer("print")
                .mayOnlyAccessLayers("api", "syntax")
                .ensureAllClassesAreContainedInArchitecture()
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
                .resideInAnyPackage("dev.ashlar.wit..", "java..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void exportsItsRootPackageOnly() {
        assertThat(Wit.class.getModule().getDescriptor().exports())
                .extracting(Exports::source)
                .containsExactly("dev.ashlar.wit");
    }
}
