// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.io.v0_2.streams;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.error.Error;

/// WIT's variant `stream-error`.
public sealed interface StreamError {
    /// @param value `error`
    record LastOperationFailed(Error value) implements StreamError {}

    record Closed() implements StreamError {}
}
