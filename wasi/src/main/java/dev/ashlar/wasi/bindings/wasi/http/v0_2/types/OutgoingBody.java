// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;

/// WIT's resource `outgoing-body`.
@WitResource(in = "wasi:http/types@0.2.12", name = "outgoing-body")
public interface OutgoingBody extends AutoCloseable {
    /// `func() -> result<output-stream>`
    @WitFunction("[method]outgoing-body.write")
    OutputStream write() throws UnitErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
