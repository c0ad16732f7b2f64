package dev.ashlar.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Requires;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dependencies between modules point down, as ARCHITECTURE.md draws them. */
class ModuleOrderTest {
    private static final String PREFIX = "dev.ashlar.";

    private static final Map<String, Set<String>> MAY_REQUIRE = Map.ofEntries(
            entry("engine", Set.of()),
            entry("wit", Set.of()),
            entry("oci", Set.of()),
            entry("bindgen", Set.of("wit")),
            entry("component", Set.of("engine", "wit")),
            entry("wasi", Set.of("component", "engine", "wit")),
            entry("http", Set.of("wasi", "component", "engine", "wit")),
            entry("capabilities", Set.of("wasi", "component", "engine", "wit")),
            entry("host", Set.of("capabilities", "http", "wasi", "component", "engine", "wit", "oci")),
            entry("daemon", Set.of("host", "http", "engine", "oci")),
            entry(
                    "cli",
                    Set.of(
                            "daemon",
                            "host",
                            "capabilities",
                            "http",
                            "wasi",
                            "component",
                            "engine",
                            "wit",
                            "oci",
                            "bindgen")));

    @Test
    void modulesRequireOnlyThoseBelowThem() {
        var modules = modules().collect(Collectors.toMap(ModuleOrderTest::name, ModuleOrderTest::required));
        assertThat(modules).containsKeys("cli", "engine");
        modules.forEach((module, required) -> {
            assertThat(MAY_REQUIRE).as("modules with a place in the order").containsKey(module);
            assertThat(MAY_REQUIRE.get(module))
                    .as("what %s may require", module)
                    .containsAll(required);
        });
    }

    private static Stream<Module> modules() {
        return ModuleLayer.boot().modules().stream()
                .filter(module -> module.getName().startsWith(PREFIX));
    }

    private static String name(Module module) {
        return module.getName().substring(PREFIX.length());
    }

    private static Set<String> required(Module module) {
        return module.getDescriptor().requires().stream()
                .map(Requires::name)
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .collect(Collectors.toSet());
    }
}
