// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_draft_2024_09_27.store;

/// WIT's variant `error`.
public sealed interface Error {
    /// @param value `string`
    record Upstream(String value) implements Error {}

    /// @param value `string`
    record Io(String value) implements Error {}
}
