package dev.ashlar.wit;

import java.util.List;
import java.util.Optional;

/**
 * An interface: of a package, or declared inline in a world.
 *
 * @param types in the order of declaration
 * @param functions free ones in the order of declaration; those of resources are in {@link TypeKind.Resource}
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#wit-interfaces">WIT:
 *     interfaces</a>
 */
public record WitInterface(
        Scope scope, List<TypeDefinition> types, List<WitFunction> functions, Annotations annotations) {
    public WitInterface {
        types = List.copyOf(types);
        functions = List.copyOf(functions);
    }

    /** Its plain name. */
    public String name() {
        return switch (scope) {
            case Scope.OfInterface of -> of.name().name();
            case Scope.OfWorld of -> of.name().name();
            case Scope.OfInlineInterface of -> of.name();
        };
    }

    public Optional<TypeDefinition> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    public Optional<WitFunction> function(String name) {
        return functions.stream()
                .filter(function -> function.name().equals(name))
                .findFirst();
    }
}
