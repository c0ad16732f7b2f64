// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;

/// WIT's resource `outgoing-response`.
@WitResource(in = "wasi:http/types@0.2.12", name = "outgoing-response")
public interface OutgoingResponse extends AutoCloseable {
    /// `func() -> status-code`
    @WitFunction("[method]outgoing-response.status-code")
    int statusCode();

    /// `func(status-code: status-code) -> result`
    @WitFunction("[method]outgoing-response.set-status-code")
    void setStatusCode(int statusCode) throws UnitErrorException;

    /// `func() -> headers`
    @WitFunction("[method]outgoing-response.headers")
    Fields headers();

    /// `func() -> result<outgoing-body>`
    @WitFunction("[method]outgoing-response.body")
    OutgoingBody body() throws UnitErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
