package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamErrorException;
import dev.ashlar.wasi.io.IoError;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** What the interface has for failures of those that carry messages. */
final class Failures {
    private Failures() {}

    static ErrorCode reading(IOException e) {
        return e instanceof SocketTimeoutException
                ? new ErrorCode.ConnectionReadTimeout()
                : new ErrorCode.ConnectionTerminated();
    }

    static ErrorCode writing(IOException e) {
        return e instanceof SocketTimeoutException
                ? new ErrorCode.ConnectionWriteTimeout()
                : new ErrorCode.ConnectionTerminated();
    }

    static StreamErrorException ofStream(ErrorCode code) {
        return IoError.failed(describe(code), code);
    }

    static ErrorCodeException of(ErrorCode code) {
        return new ErrorCodeException(code);
    }

    static ErrorCode internal(String why) {
        return new ErrorCode.InternalError(java.util.Optional.of(why));
    }

    /** {@code HttpRequestBodySize[value=Optional[5]]} as it is; names without values without brackets. */
    static String describe(ErrorCode code) {
        String text = code.toString();
        return text.endsWith("[]") ? text.substring(0, text.length() - 2) : text;
    }
}
