package dev.ashlar.engine;

/** The type of a global variable. */
public record GlobalType(ValueType valueType, boolean mutable) implements ExternType {}
