package dev.ashlar.component;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The type of a component-level function. */
public record ComponentFunctionType(boolean async, List<Parameter> parameters, Optional<ValType> result) {
    public ComponentFunctionType {
        parameters = List.copyOf(parameters);
    }

    /** A named parameter. */
    public record Parameter(String name, ValType type) {
        @Override
        public String toString() {
            return name + ": " + type;
        }
    }

    @Override
    public String toString() {
        return (async ? "async func" : "func")
                + parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", "(", ")"))
                + result.map(type -> " -> " + type).orElse("");
    }
}
