package dev.ashlar.engine.binary;

/** A function type of the type section; parameters and results are {@link ValType} codes. Arrays are not changed. */
public record FuncType(int[] parameters, int[] results) implements CompositeType {}
