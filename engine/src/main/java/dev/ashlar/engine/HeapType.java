package dev.ashlar.engine;

/** What a {@link ReferenceType} refers to: one of the abstract kinds, or a type defined by a module. */
public sealed interface HeapType permits AbstractHeapType, ConcreteHeapType {}
