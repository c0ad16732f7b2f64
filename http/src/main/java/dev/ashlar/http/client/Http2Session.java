package dev.ashlar.http.client;

import static dev.ashlar.http.client.ProtocolException.malformed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/** A connection that speaks HTTP/2 (RFC 9113): its frames, and what outlives a stream. It has one stream at a time. */
final class Http2Session {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;
    static final int PADDED = 8;
    static final int PRIORITY = 0x20;

    /** What we take, in a frame and ahead of a guest: both are the protocol's defaults. */
    static final int LARGEST_FRAME = 16_384;

    static final int WINDOW = 65_535;

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_TABLE_SIZE = 1;
    private static final int ENABLE_PUSH = 2;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int MAX_FRAME_SIZE = 5;
    private static final int MAX_HEADER_LIST_SIZE = 6;

    private final BufferedInputStream in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private int nextStream = 1;
    private boolean last;

    /** The server's wishes, read and changed under the lock of the present stream. */
    int initialWindow = WINDOW;

    int largestFrame = LARGEST_FRAME;
    long connectionWindow = WINDOW;

    /** One frame. */
    record Frame(int type, int flags, int stream, byte[] payload) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }

        /** The payload without padding and priority. */
        byte[] unpadded() throws IOException {
            int start = 0;
            int end = payload.length;
            if (has(PADDED)) {
                start = 1;
                end -= end == 0 ? 0 : payload[0] & 0xFF;
            }
            if (type == HEADERS && has(PRIORITY)) {
                start += 5;
            }
            if (start > end) {
                throw malformed("a frame of the response has more padding than bytes");
            }
            return start == 0 && end == payload.length ? payload : Arrays.copyOfRange(payload, start, end);
        }
    }

    Http2Session(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, 8192);
        this.out = new BufferedOutputStream(out, 8192);
    }

    /** Says what we take; {@link #flush} sends it. */
    void begin(int headerListSize) throws IOException {
        out.write(PREFACE);
        ByteBuffer settings = ByteBuffer.allocate(18);
        settings.putShort((short) HEADER_TABLE_SIZE).putInt(0);
        settings.putShort((short) ENABLE_PUSH).putInt(0);
        settings.putShort((short) MAX_HEADER_LIST_SIZE).putInt(headerListSize);
        write(SETTINGS, 0, 0, settings.array(), 0, settings.capacity());
    }

    /** The number of a new stream; the connection is of no more use when there are none left. */
    int open() {
        int stream = nextStream;
        nextStream += 2;
        last |= nextStream > 1 << 30;
        return stream;
    }

    void close() {
        last = true;
    }

    /** Whether another stream may be opened. */
    boolean isOpen() throws IOException {
        return !last && in.available() == 0;
    }

    Frame read() throws IOException {
        byte[] head = in.readNBytes(9);
        if (head.length < 9) {
            throw new EOFException("the server has closed the connection");
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        int first = fields.getInt();
        int length = first >>> 8;
        if (length > LARGEST_FRAME) {
            throw malformed("a frame of the response has %d bytes, %d are allowed".formatted(length, LARGEST_FRAME));
        }
        int flags = fields.get();
        int stream = fields.getInt() & Integer.MAX_VALUE;
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("the server has closed the connection in the middle of a frame");
        }
        return new Frame(first & 0xFF, flags & 0xFF, stream, payload);
    }

    void write(int type, int flags, int stream, byte[] payload, int offset, int length) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(9)
                .putInt(length << 8 | type)
                .put((byte) flags)
                .putInt(stream);
        writing.lock();
        try {
            out.write(head.array());
            out.write(payload, offset, length);
        } finally {
            writing.unlock();
        }
    }

    /** A block of fields, in as many frames as it needs, nothing between them. */
    void writeFields(int stream, byte[] block, boolean end) throws IOException {
        writing.lock();
        try {
            int done = Math.min(block.length, LARGEST_FRAME);
            int flags = (end ? END_STREAM : 0) | (done == block.length ? END_HEADERS : 0);
            write(HEADERS, flags, stream, block, 0, done);
            while (done < block.length) {
                int part = Math.min(block.length - done, LARGEST_FRAME);
                write(CONTINUATION, done + part == block.length ? END_HEADERS : 0, stream, block, done, part);
                done += part;
            }
        } finally {
            writing.unlock();
        }
    }

    void credit(int stream, int bytes) throws IOException {
        byte[] increment = ByteBuffer.allocate(4).putInt(bytes).array();
        write(WINDOW_UPDATE, 0, stream, increment, 0, 4);
    }

    void flush() throws IOException {
        writing.lock();
        try {
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    /** What concerns the connection as a whole; windows are the stream's business. */
    void answer(Frame frame) throws IOException {
        switch (frame.type) {
            case PING -> {
                requireLength(frame, 8);
                if (!frame.has(ACK)) {
                    write(PING, ACK, 0, frame.payload, 0, 8);
                    flush();
                }
            }
            case GOAWAY -> last = true;
            case PUSH_PROMISE -> throw malformed("the server pushes, which was forbidden");
            default -> {} // PRIORITY, and what may come after RFC 9113
        }
    }

    static void requireLength(Frame frame, int length) throws IOException {
        if (frame.payload.length != length) {
            throw malformed("a frame of type %d has %d bytes".formatted(frame.type, frame.payload.length));
        }
    }

    /** Takes the server's settings; returns by how much windows of streams have changed. */
    int apply(Frame settings) throws IOException {
        if (settings.payload.length % 6 != 0) {
            throw malformed("the settings of the server have %d bytes".formatted(settings.payload.length));
        }
        int before = initialWindow;
        ByteBuffer entries = ByteBuffer.wrap(settings.payload);
        while (entries.hasRemaining()) {
            int name = entries.getShort();
            int value = entries.getInt();
            if (name == INITIAL_WINDOW_SIZE) {
                if (value < 0) {
                    throw malformed("the window that the server wants is too large");
                }
                initialWindow = value;
            } else if (name == MAX_FRAME_SIZE) {
                largestFrame = Math.max(LARGEST_FRAME, value);
            }
        }
        write(SETTINGS, ACK, 0, settings.payload, 0, 0);
        flush();
        return initialWindow - before;
    }
}
