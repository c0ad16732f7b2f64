package dev.ashlar.http.http1;

import dev.ashlar.http.ServerLimits;
import dev.ashlar.http.exchange.Refusal;
import dev.ashlar.http.types.FieldList;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * A body in chunks, and the trailers behind it (RFC 9112, section 7.1). A chunk is passed on as it comes, so that its length
 * costs no memory. Extensions are skipped, up to a length; lines have to end with CR and LF.
 */
final class ChunkedBody extends Http1Body {
    private static final int MOST_DIGITS = 15;
    private static final int MOST_EXTENSION = 256;

    /** Of all extensions in one body: more is an attack with chunks of a byte. */
    private static final int MOST_EXTENSIONS = 64 << 10;

    private final ServerLimits limits;
    private Optional<FieldList> trailers = Optional.empty();
    private long left;
    private int extensions;
    private boolean first = true;
    private boolean atEnd;

    ChunkedBody(ConnectionInput input, ContinueSignal signal, ServerLimits limits) {
        super(input, signal, limits);
        this.limits = limits;
    }

    @Override
    protected boolean isAtEnd() {
        return atEnd;
    }

    @Override
    protected byte[] next(int atMost) throws IOException {
        if (left == 0) {
            readChunkLine();
            if (left == 0) {
                readTrailers();
                atEnd = true;
                return new byte[0];
            }
        }
        int wanted = (int) Math.min(atMost, left);
        byte[] piece = input.readReady(wanted);
        if (piece.length == 0) {
            await();
            piece = input.take(wanted);
        }
        left -= piece.length;
        return piece;
    }

    private void readChunkLine() throws IOException {
        if (!first) {
            requireLineEnd();
        }
        first = false;
        int digits = 0;
        byte b = nextByte();
        while (Character.digit(b, 16) >= 0 && b > 0) {
            if (++digits > MOST_DIGITS) {
                throw new Refusal(400, "the length of a chunk is too large");
            }
            left = left << 4 | Character.digit(b, 16);
            b = nextByte();
        }
        if (digits == 0) {
            throw new Refusal(400, "a chunk does not begin with its length");
        }
        skipExtension(b);
    }

    private void skipExtension(byte behindLength) throws IOException {
        byte b = behindLength;
        if (b != '\r' && b != ';' && !FieldBytes.isSpace(b)) {
            throw new Refusal(400, "the length of a chunk is not a hexadecimal number");
        }
        for (int i = 0; b != '\r'; i++) {
            if (i == MOST_EXTENSION || ++extensions > MOST_EXTENSIONS || !FieldBytes.isValue(b)) {
                throw new Refusal(400, "the extensions of a chunk are too long, or contain control characters");
            }
            b = nextByte();
        }
        if (nextByte() != '\n') {
            throw new Refusal(400, "a line does not end with CR and LF");
        }
    }

    private void requireLineEnd() throws IOException {
        if (nextByte() != '\r' || nextByte() != '\n') {
            throw new Refusal(400, "a chunk is longer than it says");
        }
    }

    private void readTrailers() throws IOException {
        while (input.to() - input.from() < 2) {
            if (!more()) {
                throw new EOFException("the client is gone, and the body of its request not complete");
            }
        }
        byte[] bytes = input.bytes();
        if (bytes[input.from()] == '\r' && bytes[input.from() + 1] == '\n') {
            input.skip(2);
            return;
        }
        var fields = new RequestFields(limits.headers().fields());
        int length = new SectionReader(input, this::more, fields, limits.headers()).read(0);
        fields.belongTo(input.bytes(), input.from());
        trailers = Optional.of(fields.toList());
        input.skip(length);
    }

    private byte nextByte() throws IOException {
        if (input.isEmpty()) {
            await();
        }
        byte b = input.bytes()[input.from()];
        input.skip(1);
        return b;
    }

    /** Adds to the buffer, which is not empty. */
    private boolean more() throws IOException {
        return input.fillAhead(timeoutNanos());
    }

    @Override
    public Optional<FieldList> trailers() {
        return trailers;
    }
}
