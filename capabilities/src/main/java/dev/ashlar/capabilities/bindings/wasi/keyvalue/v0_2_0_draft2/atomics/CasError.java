// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics;

import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store.Error;

/// WIT's variant `cas-error`.
public sealed interface CasError {
    /// @param value `error`
    record StoreError(Error value) implements CasError {}

    /// @param value `cas`
    record CasFailed(Cas value) implements CasError {}
}
