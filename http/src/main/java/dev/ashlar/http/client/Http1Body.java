package dev.ashlar.http.client;

import static dev.ashlar.http.client.ProtocolException.malformed;

import dev.ashlar.http.types.FieldList;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** The body of one response on its connection. */
final class Http1Body {
    private static final byte[] NOTHING = {};

    private final Http1Reader reader;
    private final Framing framing;
    private final int trailerLimit;
    /** Of the body, or of its present chunk. */
    private long left;

    private boolean inChunk;
    private boolean ended;
    private Optional<FieldList> trailers = Optional.empty();

    Http1Body(Http1Reader reader, Framing framing, int trailerLimit) {
        this.reader = reader;
        this.framing = framing;
        this.trailerLimit = trailerLimit;
        this.left = framing instanceof Framing.Length(long bytes) ? bytes : 0;
        this.ended = framing instanceof Framing.None;
    }

    boolean isEnded() {
        return ended;
    }

    Optional<FieldList> trailers() {
        return trailers;
    }

    /** Whether {@link #read} has something without asking the server. */
    boolean isBuffered() {
        return ended || reader.buffered() > 0 && (left > 0 || framing instanceof Framing.UntilClose);
    }

    /** 1 to {@code atMost} bytes; none at the end. */
    byte[] read(int atMost) throws IOException {
        if (ended) {
            return NOTHING;
        }
        try {
            return switch (framing) {
                case Framing.None none -> NOTHING;
                case Framing.Length length -> ofLength(atMost);
                case Framing.Chunked chunked -> ofChunks(atMost);
                case Framing.UntilClose untilClose -> untilClose(atMost);
            };
        } catch (EOFException e) {
            throw incomplete();
        }
    }

    private static ProtocolException incomplete() {
        return new ProtocolException(
                new ErrorCode.HttpResponseIncomplete(),
                "the server closed the connection before the end of the response");
    }

    private byte[] untilClose(int atMost) throws IOException {
        byte[] bytes = reader.body(atMost);
        ended = bytes.length == 0;
        return bytes;
    }

    private byte[] ofLength(int atMost) throws IOException {
        byte[] bytes = part(atMost);
        ended = left == 0;
        return bytes;
    }

    private byte[] part(int atMost) throws IOException {
        byte[] bytes = reader.body((int) Math.min(atMost, left));
        if (bytes.length == 0) {
            throw incomplete();
        }
        left -= bytes.length;
        return bytes;
    }

    private byte[] ofChunks(int atMost) throws IOException {
        if (left > 0) {
            return part(atMost);
        }
        if (inChunk) {
            reader.endOfChunk();
        }
        left = reader.chunkSize();
        inChunk = left > 0;
        if (inChunk) {
            return part(atMost);
        }
        end(reader.trailers(trailerLimit));
        return NOTHING;
    }

    /** What is said in trailers cannot say how the message is to be read (RFC 9110, section 6.5.1). */
    private void end(FieldList fields) throws IOException {
        if (fields.has("content-length") || fields.has("transfer-encoding")) {
            throw malformed("the trailers of the response say how long it was");
        }
        ended = true;
        trailers = fields.size() == 0 ? Optional.empty() : Optional.of(fields);
    }
}
