// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_draft.runtime;

/// WIT's variant `config-error`.
public sealed interface ConfigError {
    /// @param value `string`
    record Upstream(String value) implements ConfigError {}

    /// @param value `string`
    record Io(String value) implements ConfigError {}
}
