// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.io.v0_2.poll;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;

/// WIT's resource `pollable`.
@WitResource(in = "wasi:io/poll@0.2.12", name = "pollable")
public interface Pollable extends AutoCloseable {
    /// `func() -> bool`
    @WitFunction("[method]pollable.ready")
    boolean ready();

    /// `func()`
    @WitFunction("[method]pollable.block")
    void block();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
