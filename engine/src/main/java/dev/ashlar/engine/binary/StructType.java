package dev.ashlar.engine.binary;

/** A struct type; fields are {@link ValType} codes, packed ones included. Arrays are not changed. */
public record StructType(int[] fields, boolean[] mutable) implements CompositeType {}
