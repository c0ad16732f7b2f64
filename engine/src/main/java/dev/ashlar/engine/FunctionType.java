package dev.ashlar.engine;

import java.util.List;
import java.util.stream.Collectors;

/** The type of a function. */
public record FunctionType(List<ValueType> parameters, List<ValueType> results) implements ExternType {
    public FunctionType {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** The type of a function that takes {@code parameters} and returns one {@code result}. */
    public static FunctionType returning(ValueType result, ValueType... parameters) {
        return new FunctionType(List.of(parameters), List.of(result));
    }

    /** The type of a function that takes {@code parameters} and returns nothing. */
    public static FunctionType accepting(ValueType... parameters) {
        return new FunctionType(List.of(parameters), List.of());
    }

    /** For instance {@code (i32, i64) -> (f32)}. */
    @Override
    public String toString() {
        return list(parameters) + " -> " + list(results);
    }

    private static String list(List<ValueType> types) {
        return types.stream().map(ValueType::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
