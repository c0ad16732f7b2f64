// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.io.v0_2.error;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;

/// WIT's resource `error`.
@WitResource(in = "wasi:io/error@0.2.12", name = "error")
public interface Error extends AutoCloseable {
    /// `func() -> string`
    @WitFunction("[method]error.to-debug-string")
    String toDebugString();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
