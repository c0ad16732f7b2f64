// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.logging.v0_1_0_draft.logging;

/// WIT's enum `level`.
public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    CRITICAL
}
