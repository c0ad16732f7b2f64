package dev.ashlar.http.client;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;

/** A server does not keep to the protocol, or to what is allowed here. */
final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    ProtocolException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    static ProtocolException malformed(String message) {
        return new ProtocolException(new ErrorCode.HttpProtocolError(), message);
    }

    ErrorCode code() {
        return code;
    }
}
