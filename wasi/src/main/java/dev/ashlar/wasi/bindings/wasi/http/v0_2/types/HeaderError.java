// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

/// WIT's variant `header-error`.
public sealed interface HeaderError {
    record InvalidSyntax() implements HeaderError {}

    record Forbidden() implements HeaderError {}

    record Immutable() implements HeaderError {}
}
