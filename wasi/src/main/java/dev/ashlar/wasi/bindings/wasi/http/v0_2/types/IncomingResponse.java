// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;

/// WIT's resource `incoming-response`.
@WitResource(in = "wasi:http/types@0.2.12", name = "incoming-response")
public interface IncomingResponse extends AutoCloseable {
    /// `func() -> status-code`
    @WitFunction("[method]incoming-response.status")
    int status();

    /// `func() -> headers`
    @WitFunction("[method]incoming-response.headers")
    Fields headers();

    /// `func() -> result<incoming-body>`
    @WitFunction("[method]incoming-response.consume")
    IncomingBody consume() throws UnitErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
