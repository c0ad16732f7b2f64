// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.Optional;

/// WIT's resource `incoming-request`.
@WitResource(in = "wasi:http/types@0.2.12", name = "incoming-request")
public interface IncomingRequest extends AutoCloseable {
    /// `func() -> method`
    @WitFunction("[method]incoming-request.method")
    Method method();

    /// `func() -> option<string>`
    @WitFunction("[method]incoming-request.path-with-query")
    Optional<String> pathWithQuery();

    /// `func() -> option<scheme>`
    @WitFunction("[method]incoming-request.scheme")
    Optional<Scheme> scheme();

    /// `func() -> option<string>`
    @WitFunction("[method]incoming-request.authority")
    Optional<String> authority();

    /// `func() -> headers`
    @WitFunction("[method]incoming-request.headers")
    Fields headers();

    /// `func() -> result<incoming-body>`
    @WitFunction("[method]incoming-request.consume")
    IncomingBody consume() throws UnitErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
