package dev.ashlar.http.client;

import static dev.ashlar.http.client.ProtocolException.malformed;

import dev.ashlar.http.client.Http2Session.Frame;
import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.FieldSyntax;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response over HTTP/2. The thread of the exchange reads frames until the response is over; the window keeps the
 * server from sending more than a guest has read. The body of the request comes from a thread of its own, which waits for the
 * server's window.
 */
final class Http2Stream implements BodySource, BodySink {
    private static final byte[] NOTHING = {};

    /** Frames that bring a response no further, in a row. */
    private static final int MOST_IDLE_FRAMES = 1_000;

    private final Http2Session session;
    private final int id;
    private final int fieldBytes;
    private final long betweenNanos;
    private final boolean headOnly;
    private final Consumer<ErrorCode> cancel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> watchers = new ArrayList<>(1);
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
    private OptionalLong promised = OptionalLong.empty();
    private long received;
    private int held;
    private int consumed;
    private long window;
    private int idleFrames;
    private volatile boolean ending;
    /** All of the response has come. */
    private boolean over;
    /** Whoever reads it may hear that it is over. */
    private boolean released;

    private boolean closed;
    private @Nullable ErrorCode failure;
    private Optional<FieldList> trailers = Optional.empty();
    private @Nullable ResponseHead head;

    Http2Stream(Http2Session session, Message message, int fieldBytes, Consumer<ErrorCode> cancel) {
        this.session = session;
        this.id = session.open();
        this.fieldBytes = fieldBytes;
        this.betweenNanos = message.times().betweenBytes();
        this.headOnly = message.method().equals("HEAD");
        this.cancel = cancel;
        this.window = session.initialWindow;
    }

    void send(Message message, boolean bodiless) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream(256);
        Hpack.write(block, ":method", bytes(message.method()));
        Hpack.write(block, ":scheme", bytes(message.to().secure() ? "https" : "http"));
        Hpack.write(block, ":authority", bytes(message.to().authority()));
        Hpack.write(block, ":path", bytes(message.path()));
        write(block, message.fields());
        session.writeFields(id, block.toByteArray(), bodiless);
        session.flush();
    }

    private static void write(ByteArrayOutputStream block, FieldList fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.name(i).equals("te") || fields.text(i).equals("trailers")) {
                Hpack.write(block, fields.name(i), fields.value(i));
            }
        }
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.ISO_8859_1);
    }

    // ---- the thread of the exchange

    ResponseHead awaitHead() throws IOException {
        ResponseHead found = head;
        while (found == null) {
            take(session.read());
            found = head;
        }
        return found;
    }

    boolean isOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the server may send something now, so that its silence counts. */
    boolean isExpecting() {
        lock.lock();
        try {
            return held + consumed < Http2Session.WINDOW;
        } finally {
            lock.unlock();
        }
    }

    void readNext() throws IOException {
        take(session.read());
    }

    private void take(Frame frame) throws IOException {
        idleFrames++;
        if (idleFrames > MOST_IDLE_FRAMES) {
            throw malformed("the server sends one frame after the other that says nothing");
        }
        switch (frame.type()) {
            case Http2Session.DATA -> data(frame);
            case Http2Session.HEADERS -> fields(frame);
            case Http2Session.CONTINUATION -> throw malformed("fields of the response go on that have not begun");
            case Http2Session.RST_STREAM -> reset(frame);
            case Http2Session.SETTINGS -> settings(frame);
            case Http2Session.WINDOW_UPDATE -> credited(frame);
            case Http2Session.GOAWAY -> goingAway(frame);
            default -> session.answer(frame);
        }
    }

    private void requireMine(Frame frame) throws IOException {
        if (frame.stream() != id) {
            throw malformed("the server sends on a stream that nobody opened");
        }
    }

    private void data(Frame frame) throws IOException {
        requireMine(frame);
        if (head == null) {
            throw malformed("the body of the response comes before its head");
        }
        byte[] bytes = frame.unpadded();
        lock.lock();
        try {
            if (held + consumed + frame.payload().length > Http2Session.WINDOW) {
                throw malformed("the server sends more than its window allows");
            }
            received += bytes.length;
            consumed += frame.payload().length - bytes.length;
            if (bytes.length > 0 && !closed) {
                pieces.add(bytes);
                held += bytes.length;
                idleFrames = 0;
            }
            wake();
        } finally {
            lock.unlock();
        }
        if (frame.has(Http2Session.END_STREAM)) {
            end(Optional.empty());
        }
    }

    private void fields(Frame frame) throws IOException {
        requireMine(frame);
        FieldList list = Hpack.read(Http2Fields.block(session, frame, fieldBytes), fieldBytes);
        boolean last = frame.has(Http2Session.END_STREAM);
        if (head != null) {
            if (!last) {
                throw malformed("the response has fields in the middle of its body");
            }
            end(Optional.of(Http2Fields.checked(list, 0)));
            return;
        }
        int status = Http2Fields.status(list);
        if (status == 101 || status < 200 && last) {
            throw malformed("an informational response is the last or changes the protocol");
        }
        if (status >= 200) {
            FieldList fields = Http2Fields.checked(list, 1);
            promised = FieldSyntax.length(
                    fields.has("content-length") ? fields.value(fields.find("content-length", 0)) : NOTHING);
            head = new ResponseHead(2, status, fields);
            idleFrames = 0;
            if (last || headOnly) {
                promised = OptionalLong.empty();
            }
            if (last) {
                end(Optional.empty());
            }
        }
    }

    private void end(Optional<FieldList> withTrailers) throws IOException {
        lock.lock();
        try {
            if (promised.isPresent() && promised.getAsLong() != received) {
                throw new ProtocolException(
                        new ErrorCode.HttpResponseIncomplete(), "the response is not as long as it says");
            }
            trailers = withTrailers.filter(fields -> fields.size() > 0);
            over = true;
        } finally {
            lock.unlock();
        }
    }

    private void reset(Frame frame) throws IOException {
        if (frame.stream() < id) {
            return;
        }
        requireMine(frame);
        Http2Session.requireLength(frame, 4);
        int code = ByteBuffer.wrap(frame.payload()).getInt();
        throw new ProtocolException(
                code == 7 || code == 8 ? new ErrorCode.ConnectionTerminated() : new ErrorCode.HttpProtocolError(),
                "the server ends the exchange with code " + code);
    }

    private void goingAway(Frame frame) throws IOException {
        session.answer(frame);
        if (frame.payload().length < 8 || (ByteBuffer.wrap(frame.payload()).getInt() & Integer.MAX_VALUE) < id) {
            throw new ProtocolException(new ErrorCode.ConnectionTerminated(), "the server does not want the request");
        }
    }

    private void settings(Frame frame) throws IOException {
        if (frame.has(Http2Session.ACK)) {
            return;
        }
        int more = session.apply(frame);
        lock.lock();
        try {
            window += more;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void credited(Frame frame) throws IOException {
        Http2Session.requireLength(frame, 4);
        int more = ByteBuffer.wrap(frame.payload()).getInt() & Integer.MAX_VALUE;
        lock.lock();
        try {
            if (frame.stream() == 0) {
                session.connectionWindow += more;
            } else if (frame.stream() == id) {
                window += more;
            }
            if (more == 0 || window > Integer.MAX_VALUE || session.connectionWindow > Integer.MAX_VALUE) {
                throw malformed("the server opens a window by nothing or too far");
            }
            idleFrames = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing will come any more. */
    void fail(ErrorCode why) {
        lock.lock();
        try {
            if (failure == null) {
                failure = why;
            }
            wake();
        } finally {
            lock.unlock();
        }
    }

    /** From now on the response has an end: not before its connection waits for the next one, which whoever reads the end may send at once. */
    void release() {
        lock.lock();
        try {
            released = true;
            wake();
        } finally {
            lock.unlock();
        }
    }

    /** The response is over: gives back what it has taken of the connection's window. */
    void creditRest() throws IOException {
        int owed;
        lock.lock();
        try {
            owed = held + consumed;
        } finally {
            lock.unlock();
        }
        if (owed > 0) {
            session.credit(0, owed);
            session.flush();
        }
    }

    private void wake() {
        changed.signalAll();
        watchers.forEach(Runnable::run);
    }

    // ---- who reads the response

    @Override
    public byte[] read(int atMost) throws IOException {
        byte[] bytes;
        int owed = 0;
        lock.lock();
        try {
            awaitPiece();
            byte[] first = pieces.poll();
            if (first == null) {
                return NOTHING;
            }
            bytes = first;
            if (first.length > atMost) {
                pieces.addFirst(Arrays.copyOfRange(first, atMost, first.length));
                bytes = Arrays.copyOf(first, atMost);
            }
            held -= bytes.length;
            consumed += bytes.length;
            if (!over && consumed >= Http2Session.WINDOW / 4) {
                owed = consumed;
                consumed = 0;
            }
        } finally {
            lock.unlock();
        }
        if (owed > 0) {
            session.credit(id, owed);
            session.credit(0, owed);
            session.flush();
        }
        return bytes;
    }

    private void awaitPiece() throws InterruptedIOException {
        try {
            long left = betweenNanos;
            while (pieces.isEmpty() && !released && !closed && failure == null) {
                if (left <= 0) {
                    failure = new ErrorCode.ConnectionReadTimeout();
                    cancel.accept(failure);
                } else {
                    left = changed.awaitNanos(left);
                }
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("reading was interrupted");
        }
        if (pieces.isEmpty() && !over && failure != null) {
            throw new ErrorCodeException(failure);
        }
    }

    @Override
    public boolean ready() {
        lock.lock();
        try {
            return !pieces.isEmpty() || released || closed || failure != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void watch(Runnable wake) {
        lock.lock();
        try {
            watchers.add(wake);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void unwatch(Runnable wake) {
        lock.lock();
        try {
            watchers.remove(wake);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<FieldList> trailers() {
        return trailers;
    }

    @Override
    public void close() {
        boolean early;
        lock.lock();
        try {
            early = !over;
            closed = true;
            wake();
        } finally {
            lock.unlock();
        }
        if (early) {
            cancel.accept(new ErrorCode.ConnectionTerminated());
        }
    }

    // ---- who writes the request

    @Override
    public void write(byte[] bytes) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            int part = awaitWindow(bytes.length - done);
            session.write(Http2Session.DATA, 0, id, bytes, done, part);
            done += part;
        }
    }

    private boolean isWindowOpen() {
        lock.lock();
        try {
            return Math.min(window, session.connectionWindow) > 0;
        } finally {
            lock.unlock();
        }
    }

    private int awaitWindow(int wanted) throws IOException {
        if (!isWindowOpen()) {
            session.flush();
        }
        lock.lock();
        try {
            while (failure == null && Math.min(window, session.connectionWindow) <= 0) {
                changed.await();
            }
            if (failure != null) {
                throw new IOException("the exchange is over");
            }
            int part =
                    (int) Math.min(Math.min(wanted, session.largestFrame), Math.min(window, session.connectionWindow));
            window -= part;
            session.connectionWindow -= part;
            return part;
        } catch (InterruptedException e) {
            throw new InterruptedIOException("writing was interrupted");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() throws IOException {
        session.flush();
    }

    /** Whether the end of the request is sent, or about to be. */
    boolean isEnding() {
        return ending;
    }

    @Override
    public void finish(Optional<FieldList> withTrailers) throws IOException {
        ending = true;
        if (withTrailers.isPresent()) {
            ByteArrayOutputStream block = new ByteArrayOutputStream(64);
            write(block, withTrailers.get());
            session.writeFields(id, block.toByteArray(), true);
        } else {
            session.write(Http2Session.DATA, Http2Session.END_STREAM, id, NOTHING, 0, 0);
        }
        session.flush();
    }

    @Override
    public void abort(ErrorCode why) {
        cancel.accept(why);
    }
}
