// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

/// WIT's enum `advice`.
public enum Advice {
    NORMAL,
    SEQUENTIAL,
    RANDOM,
    WILL_NEED,
    DONT_NEED,
    NO_REUSE
}
