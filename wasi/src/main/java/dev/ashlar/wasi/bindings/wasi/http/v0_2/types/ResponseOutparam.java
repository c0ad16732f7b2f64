// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;

/// WIT's resource `response-outparam`.
@WitResource(in = "wasi:http/types@0.2.12", name = "response-outparam")
public interface ResponseOutparam extends AutoCloseable {
    /// `func(status: u16, headers: headers) -> result<_, error-code>`
    @WitFunction("[method]response-outparam.send-informational")
    void sendInformational(int status, Fields headers) throws ErrorCodeException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
