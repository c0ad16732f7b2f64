// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network;

import dev.ashlar.component.WitResource;

/// WIT's resource `network`.
@WitResource(in = "wasi:sockets/network@0.2.12", name = "network")
public interface Network extends AutoCloseable {
    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
