package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;
import java.util.Optional;

/** Of a response that has no body by its status or by the request's method: what the guest writes is dropped. */
record BodilessSink(BodySink target) implements BodySink {
    @Override
    public void write(byte[] bytes) {}

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    @Override
    public void finish(Optional<FieldList> trailers) throws IOException {
        target.finish(Optional.empty());
    }

    @Override
    public void abort(ErrorCode why) {
        target.abort(why);
    }
}
