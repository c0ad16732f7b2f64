package dev.ashlar.engine;

/** The type of an exception tag; its payload is the parameters of {@code function}, which has no results. */
public record TagType(FunctionType function) implements ExternType {}
