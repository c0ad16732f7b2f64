package dev.ashlar.bindgen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void dependsOnWitAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.ashlar.bindgen", "dev.ashlar.wit", "java..", "org.jspecify.annotations")
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }

    @Test
    void exportsItsRootPackage() {
        assertThat(Bindgen.class.getModule().getDescriptor().exports())
                .extracting(Exports::source)
                .containsExactly("dev.ashlar.bindgen");
    }
}
