package dev.ashlar.wit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A function of an interface, a world or a resource.
 *
 * @param name as written; that of the resource for a constructor
 * @param async whether the callee may block
 * @param parameters as written, so without the {@code self} of a method
 * @param result of a constructor the resource, or the {@code result} that holds it; empty where there is none
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#wit-functions">WIT:
 *     functions</a>
 */
public record WitFunction(
        String name,
        FunctionKind kind,
        boolean async,
        List<Parameter> parameters,
        Optional<Type> result,
        Annotations annotations) {
    public WitFunction {
        parameters = List.copyOf(parameters);
    }

    /** A named parameter. */
    public record Parameter(String name, Type type) {
        @Override
        public String toString() {
            return name + ": " + type;
        }
    }

    /** What it is called in a component, as in {@code [method]file.read}. */
    public String externName() {
        return switch (kind) {
            case FunctionKind.Free() -> name;
            case FunctionKind.Constructor(var resource) -> "[constructor]" + resource;
            case FunctionKind.Method(var resource) -> "[method]" + resource + "." + name;
            case FunctionKind.Static(var resource) -> "[static]" + resource + "." + name;
        };
    }

    /** Its type as WIT writes it, as in {@code async func(n: u32) -> string}. */
    public String signature() {
        return (async ? "async func" : "func")
                + parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", "(", ")"))
                + result.map(type -> " -> " + type).orElse("");
    }
}
