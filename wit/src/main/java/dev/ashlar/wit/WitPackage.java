package dev.ashlar.wit;

import java.util.List;
import java.util.Optional;

/**
 * A package, made of one or more files.
 *
 * @param docs of the package declaration; empty where there are none
 * @param interfaces dependencies first, else in the order of declaration
 * @param worlds in the order of declaration
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#wit-packages-and-use">WIT:
 *     packages</a>
 */
public record WitPackage(PackageName name, String docs, List<WitInterface> interfaces, List<WitWorld> worlds) {
    public WitPackage {
        interfaces = List.copyOf(interfaces);
        worlds = List.copyOf(worlds);
    }

    public Optional<WitInterface> interfaceNamed(String name) {
        return interfaces.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
    }

    public Optional<WitWorld> worldNamed(String name) {
        return worlds.stream()
                .filter(candidate -> candidate.name().name().equals(name))
                .findFirst();
    }
}
