// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

/// WIT's flags `open-flags`.
public enum OpenFlags {
    CREATE,
    DIRECTORY,
    EXCLUSIVE,
    TRUNCATE
}
