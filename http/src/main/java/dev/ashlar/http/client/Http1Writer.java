package dev.ashlar.http.client;

import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One request on its way to a server. Small pieces are put together until they are flushed.
 *
 * <p>Everything that goes into the head has been checked when the guest set it: no line can end where the guest wants it to.
 */
final class Http1Writer implements BodySink {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n'};

    private final OutputStream out;
    private final boolean chunked;
    private final Consumer<ErrorCode> aborting;
    private final byte[] buffer = new byte[8192];
    private int length;

    /**
     * @param chunked whether the body goes in chunks
     * @param aborting closes the connection
     */
    Http1Writer(OutputStream out, boolean chunked, Consumer<ErrorCode> aborting) {
        this.out = out;
        this.chunked = chunked;
        this.aborting = aborting;
    }

    /** Writes the head; {@link #flush} sends it. */
    void head(String method, String path, String host, FieldList fields, Optional<String> length) throws IOException {
        put(method);
        put(" ");
        put(path);
        put(" HTTP/1.1\r\nhost: ");
        put(host);
        put(CRLF);
        for (int i = 0; i < fields.size(); i++) {
            field(fields, i);
        }
        if (length.isPresent()) {
            put("content-length: ");
            put(length.get());
            put(CRLF);
        } else if (chunked) {
            put("transfer-encoding: chunked\r\n");
        }
        put(CRLF);
    }

    private void field(FieldList fields, int index) throws IOException {
        put(fields.name(index));
        put(": ");
        put(fields.value(index));
        put(CRLF);
    }

    private void put(String ascii) throws IOException {
        put(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void put(byte[] bytes) throws IOException {
        if (bytes.length > buffer.length - length) {
            drain();
        }
        if (bytes.length > buffer.length) {
            out.write(bytes);
        } else {
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
        }
    }

    private void drain() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        if (chunked) {
            put(Integer.toHexString(bytes.length));
            put(CRLF);
            put(bytes);
            put(CRLF);
        } else {
            put(bytes);
        }
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    /** Trailers can only follow chunks; where there are none they are left out. */
    @Override
    public void finish(Optional<FieldList> trailers) throws IOException {
        if (chunked) {
            put(LAST_CHUNK);
            if (trailers.isPresent()) {
                FieldList fields = trailers.get();
                for (int i = 0; i < fields.size(); i++) {
                    field(fields, i);
                }
            }
            put(CRLF);
        }
        flush();
    }

    @Override
    public void abort(ErrorCode why) {
        aborting.accept(why);
    }
}
