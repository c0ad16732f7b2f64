// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

/// WIT's flags `path-flags`.
public enum PathFlags {
    SYMLINK_FOLLOW
}
