// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.Optional;

/// WIT's resource `outgoing-request`.
@WitResource(in = "wasi:http/types@0.2.12", name = "outgoing-request")
public interface OutgoingRequest extends AutoCloseable {
    /// `func() -> result<outgoing-body>`
    @WitFunction("[method]outgoing-request.body")
    OutgoingBody body() throws UnitErrorException;

    /// `func() -> method`
    @WitFunction("[method]outgoing-request.method")
    Method method();

    /// `func(method: method) -> result`
    @WitFunction("[method]outgoing-request.set-method")
    void setMethod(Method method) throws UnitErrorException;

    /// `func() -> option<string>`
    @WitFunction("[method]outgoing-request.path-with-query")
    Optional<String> pathWithQuery();

    /// `func(path-with-query: option<string>) -> result`
    @WitFunction("[method]outgoing-request.set-path-with-query")
    void setPathWithQuery(Optional<String> pathWithQuery) throws UnitErrorException;

    /// `func() -> option<scheme>`
    @WitFunction("[method]outgoing-request.scheme")
    Optional<Scheme> scheme();

    /// `func(scheme: option<scheme>) -> result`
    @WitFunction("[method]outgoing-request.set-scheme")
    void setScheme(Optional<Scheme> scheme) throws UnitErrorException;

    /// `func() -> option<string>`
    @WitFunction("[method]outgoing-request.authority")
    Optional<String> authority();

    /// `func(authority: option<string>) -> result`
    @WitFunction("[method]outgoing-request.set-authority")
    void setAuthority(Optional<String> authority) throws UnitErrorException;

    /// `func() -> headers`
    @WitFunction("[method]outgoing-request.headers")
    Fields headers();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
