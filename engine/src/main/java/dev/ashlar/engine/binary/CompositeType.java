package dev.ashlar.engine.binary;

/** What an entry of the type section defines. */
public sealed interface CompositeType permits FuncType, StructType, ArrayType {}
