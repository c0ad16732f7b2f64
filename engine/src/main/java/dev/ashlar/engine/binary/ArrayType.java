package dev.ashlar.engine.binary;

/** An array type; the element is a {@link ValType} code, maybe a packed one. */
public record ArrayType(int element, boolean mutable) implements CompositeType {}
