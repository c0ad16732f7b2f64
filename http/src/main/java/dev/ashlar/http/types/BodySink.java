package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;
import java.util.Optional;

/** Where the body of a message goes. Used by one thread at a time, not always the same; its methods may block. */
public interface BodySink {
    /** @param bytes nobody changes them afterwards */
    void write(byte[] bytes) throws IOException;

    /** What was written should be on its way soon. */
    void flush() throws IOException;

    /** The end of the message, also of one that has no body. */
    void finish(Optional<FieldList> trailers) throws IOException;

    /**
     * There will be no proper end: whoever receives the message must notice. May come from another thread than that which
     * writes, whose write then fails.
     */
    void abort(ErrorCode why);
}
