// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;

/// WIT's resource `incoming-body`.
@WitResource(in = "wasi:http/types@0.2.12", name = "incoming-body")
public interface IncomingBody extends AutoCloseable {
    /// `func() -> result<input-stream>`
    @WitFunction("[method]incoming-body.stream")
    InputStream stream() throws UnitErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
