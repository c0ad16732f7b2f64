package dev.ashlar.engine;

import java.util.Optional;

/**
 * The type of an exception tag; its payload is the parameters of {@code function}, which has no results.
 *
 * @param declared which type of a module it is, where one in a recursion group or below another is: those differ from one
 *     that looks the same; empty where the function tells all
 */
public record TagType(FunctionType function, Optional<ConcreteHeapType> declared) implements ExternType {
    public TagType(FunctionType function) {
        this(function, Optional.empty());
    }
}
