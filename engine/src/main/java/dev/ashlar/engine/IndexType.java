package dev.ashlar.engine;

/** The type of addresses into a memory or a table. */
public enum IndexType {
    I32,
    I64
}
