// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store;

/// WIT's variant `error`.
public sealed interface Error {
    record NoSuchStore() implements Error {}

    record AccessDenied() implements Error {}

    /// @param value `string`
    record Other(String value) implements Error {}
}
