package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;

/** Where the answer to a request goes. */
public interface ResponseSink {
    /**
     * A response ahead of the response.
     *
     * @param status 100 to 199, but not 101
     */
    void informational(int status, FieldList fields) throws IOException;

    /**
     * The response, once. Nothing needs to be sent before its body is written, flushed or finished.
     *
     * <p>What the guest said about the body's length has been checked, and so will be what it writes: a {@code content-length}
     * occurs once and is a number, and a body of another length is aborted. A body where none is allowed is dropped here.
     *
     * @param status 200 to 999
     */
    BodySink head(int status, FieldList fields) throws IOException;

    /** Instead of a response the guest gave an error, or a response that cannot be sent. */
    void fail(ErrorCode why);
}
