package dev.ashlar.http.http1;

import dev.ashlar.http.exchange.HttpDate;
import dev.ashlar.http.exchange.PendingOutput;
import dev.ashlar.http.exchange.Statuses;
import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.FieldSyntax;
import dev.ashlar.http.types.ResponseSink;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A response on its way to the client.
 *
 * <p>Nothing is sent before it has to be: head and body are collected, and how the body's length is told is decided only when
 * they are sent. So a short response is one write with a {@code content-length}, however many calls the guest makes for it. It
 * is sent when the body is finished, when the buffer is full, or when it has been waiting for {@link #sendStale}, which another
 * thread calls every few milliseconds: hence the lock.
 */
final class Http1Response implements ResponseSink, BodySink {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n'};
    private static final byte[] CHUNKED = "transfer-encoding: chunked\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OK = "HTTP/1.1 200 OK\r\ndate: ".getBytes(StandardCharsets.US_ASCII);

    /** The longest line that begins a chunk. */
    private static final int CHUNK_LINE = 10;

    private final Http1Head request;
    private final Output output;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final OutputBuffer buffer = new OutputBuffer();
    private final PendingOutput pending;
    private State state = State.EMPTY;
    private Framing framing = Framing.UNDECIDED;
    private boolean keepAlive;
    private boolean sent;
    private int status;
    private int headLength;
    private long written;
    private long promised = -1;
    private volatile boolean whole;

    /** The socket, with a timeout. */
    interface Output {
        void write(byte[] bytes, int offset, int length) throws IOException;

        /** The client must notice that the response ends before its end. */
        void reset();

        /** Something should be sent in a few milliseconds. */
        void waiting();
    }

    private enum State {
        EMPTY,
        HEAD,
        FINISHED,
        CUT
    }

    private enum Framing {
        UNDECIDED,
        LENGTH,
        CHUNKS,
        CLOSE,
        NO_BODY
    }

    /** @param most bytes to collect */
    Http1Response(Http1Head request, boolean keepAlive, Output output, int most) {
        this.request = request;
        this.keepAlive = keepAlive;
        this.output = output;
        this.pending = new PendingOutput(output::waiting);
        this.most = most;
    }

    // ---- for the connection

    /** Whether something of the response, beyond informational ones, may have been sent. */
    boolean isSent() {
        return sent;
    }

    boolean isFinished() {
        return state == State.FINISHED;
    }

    /** Whether all bytes that the head promised were sent. */
    boolean isWhole() {
        return whole || state == State.FINISHED;
    }

    /** Whether the connection can serve another request after this response. */
    boolean keepsAlive() {
        return keepAlive && state == State.FINISHED;
    }

    /** The client will be told that the connection ends, if it has not been told otherwise. */
    void closeConnection() {
        keepAlive = false;
    }

    int status() {
        return status;
    }

    /** Bytes of the body. */
    long written() {
        return written;
    }

    /** Takes back what was not sent yet. */
    void clear() {
        lock.lock();
        try {
            if (sent) {
                throw new IllegalStateException("a part of the response has been sent");
            }
            buffer.clear();
            state = State.EMPTY;
            framing = Framing.UNDECIDED;
            written = 0;
            promised = -1;
            pending.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Tells the client to send the body that it holds back. */
    void sendContinue() throws IOException {
        lock.lock();
        try {
            if (!sent) {
                byte[] line = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
                output.write(line, 0, line.length);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is something to be sent that was there the last time this was asked, too. */
    boolean isStale() {
        return pending.isStale();
    }

    /** Sends what waits, unless somebody is about to. */
    void sendStale() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (pending.isPending() && state == State.HEAD) {
                send();
                noteWhole();
            }
        } catch (IOException e) {
            cut();
        } finally {
            lock.unlock();
        }
    }

    // ---- for whoever answers

    @Override
    public void informational(int informationalStatus, FieldList fields) throws IOException {
        lock.lock();
        try {
            if (state != State.EMPTY || request.isHttp10()) {
                return;
            }
            var interim = new OutputBuffer();
            statusLine(interim, informationalStatus).add(LINE_END);
            addFields(interim, fields);
            interim.add(LINE_END);
            output.write(interim.bytes(), 0, interim.length());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public BodySink head(int newStatus, FieldList fields) {
        lock.lock();
        try {
            if (state != State.EMPTY) {
                throw new IllegalStateException("the request was answered before");
            }
            state = State.HEAD;
            status = newStatus;
            writeHead(fields);
            pending.mark();
            return this;
        } finally {
            lock.unlock();
        }
    }

    private void writeHead(FieldList fields) {
        if (status == 200) {
            buffer.add(OK);
        } else {
            statusLine(buffer, status).add("\r\ndate: ");
        }
        buffer.add(HttpDate.bytes()).add(LINE_END);
        addFields(buffer, fields);
        headLength = buffer.length();
        byte[] length = fields.first("content-length");
        if (Statuses.isBodiless(status)) {
            decide(Framing.NO_BODY, new OutputBuffer());
        } else if (length != null && FieldSyntax.length(length).isPresent()) {
            var line = new OutputBuffer().add("content-length: ").add(length).add(LINE_END);
            promised = isHead() ? -1 : FieldSyntax.length(length).getAsLong();
            decide(isHead() ? Framing.NO_BODY : Framing.LENGTH, line);
        }
    }

    private boolean isHead() {
        return request.method().equals("HEAD");
    }

    /** Completes the head, which what was collected of the body may follow already. */
    private void decide(Framing decided, OutputBuffer lines) {
        framing = decided;
        if (!keepAlive) {
            lines.add("connection: close\r\n");
        } else if (request.isHttp10()) {
            lines.add("connection: keep-alive\r\n");
        }
        lines.add(LINE_END);
        if (decided == Framing.CHUNKS && buffer.length() > headLength) {
            lines.addHexadecimal(buffer.length() - headLength).add(LINE_END);
            buffer.add(LINE_END);
        }
        buffer.insert(headLength, lines);
    }

    private static OutputBuffer statusLine(OutputBuffer target, int status) {
        return target.add("HTTP/1.1 ").addDecimal(status).add(" ").add(Statuses.phrase(status));
    }

    /** All but those that are the connection's affair. */
    private static void addFields(OutputBuffer target, FieldList fields) {
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.name(i);
            if (!isOurs(name)) {
                target.add(name).add(": ").add(fields.value(i)).add(LINE_END);
            }
        }
    }

    private static boolean isOurs(String name) {
        return name.equals("content-length") || name.equals("date") || FieldSyntax.isForbidden(name);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        lock.lock();
        try {
            requireHead();
            written += bytes.length;
            if (framing == Framing.NO_BODY || bytes.length == 0 || isHead()) {
                return;
            }
            if (buffer.length() + bytes.length + CHUNK_LINE <= most) {
                collect(bytes);
            } else {
                send();
                sendThrough(bytes);
            }
            noteWhole();
        } catch (IOException e) {
            cut();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void noteWhole() {
        whole = written == promised && buffer.length() == 0;
    }

    private void requireHead() throws IOException {
        if (state != State.HEAD) {
            throw new IOException(state == State.CUT ? "the response was cut off" : "the response is complete");
        }
    }

    private void collect(byte[] bytes) {
        pending.mark();
        if (framing == Framing.CHUNKS) {
            buffer.addHexadecimal(bytes.length).add(LINE_END).add(bytes).add(LINE_END);
        } else {
            buffer.add(bytes);
        }
    }

    /** Large pieces are not copied into the buffer. */
    private void sendThrough(byte[] bytes) throws IOException {
        if (framing != Framing.CHUNKS) {
            output.write(bytes, 0, bytes.length);
            return;
        }
        buffer.addHexadecimal(bytes.length).add(LINE_END);
        sendBuffer();
        output.write(bytes, 0, bytes.length);
        buffer.add(LINE_END);
        pending.mark();
    }

    /** Sends what was collected; how the body's end is told has to be decided now. */
    private void send() throws IOException {
        if (framing == Framing.UNDECIDED) {
            if (isHead()) {
                decide(Framing.NO_BODY, new OutputBuffer());
            } else if (request.isHttp10()) {
                keepAlive = false;
                decide(Framing.CLOSE, new OutputBuffer());
            } else {
                decide(Framing.CHUNKS, new OutputBuffer().add(CHUNKED));
            }
        }
        sendBuffer();
    }

    private void sendBuffer() throws IOException {
        pending.clear();
        if (buffer.length() > 0) {
            sent = true;
            output.write(buffer.bytes(), 0, buffer.length());
            buffer.clear();
        }
    }

    @Override
    public void flush() {
        // what waits is sent in a few milliseconds anyway, and mostly completed before
    }

    @Override
    public void finish(Optional<FieldList> trailers) throws IOException {
        lock.lock();
        try {
            requireHead();
            if (framing == Framing.UNDECIDED) {
                decideAtEnd(trailers);
            }
            if (framing == Framing.CHUNKS) {
                buffer.add(LAST_CHUNK);
                trailers.ifPresent(fields -> addFields(buffer, fields));
                buffer.add(LINE_END);
            }
            sendBuffer();
            state = State.FINISHED;
        } catch (IOException e) {
            cut();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** All of the body is there: its length can be told, unless there are trailers. */
    private void decideAtEnd(Optional<FieldList> trailers) {
        if (trailers.isPresent() && !request.isHttp10() && !isHead()) {
            decide(Framing.CHUNKS, new OutputBuffer().add(CHUNKED));
            return;
        }
        var lines = new OutputBuffer();
        if (!isHead() || written > 0) {
            lines.add("content-length: ").addDecimal(written).add(LINE_END);
        }
        decide(Framing.LENGTH, lines);
    }

    @Override
    public void abort(ErrorCode why) {
        if (sent) {
            cut();
        } else {
            state = State.CUT;
        }
    }

    @Override
    public void fail(ErrorCode why) {
        // nothing is sent; whoever called the guest answers
    }

    /** From any thread, also while another one is writing. */
    void cut() {
        state = State.CUT;
        keepAlive = false;
        output.reset();
    }
}
