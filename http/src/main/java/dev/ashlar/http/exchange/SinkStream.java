package dev.ashlar.http.exchange;

import dev.ashlar.http.types.BodySink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** A response's body for those that write streams. */
final class SinkStream extends OutputStream {
    private final BodySink sink;
    private boolean closed;

    SinkStream(BodySink sink) {
        this.sink = sink;
    }

    @Override
    public void write(int b) throws IOException {
        sink.write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            sink.write(Arrays.copyOfRange(bytes, offset, offset + length));
        }
    }

    @Override
    public void flush() throws IOException {
        sink.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            sink.finish(Optional.empty());
        }
    }
}
