package dev.ashlar.http.http2;

import dev.ashlar.http.exchange.HttpDate;
import dev.ashlar.http.exchange.PendingOutput;
import dev.ashlar.http.exchange.Statuses;
import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.FieldSyntax;
import dev.ashlar.http.types.ResponseSink;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.http.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A response on its stream. As with HTTP/1, what comes first waits a few milliseconds for the rest, so that a short response is
 * sent at once and a guest that breaks off before it can still be answered for. The lock is there for {@link #sendStale}.
 */
final class Http2Response implements ResponseSink, BodySink {
    private final StreamOutput output;
    private final boolean isHead;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final PendingOutput pending;
    private volatile State state = State.EMPTY;
    private FieldList head = new FieldList();
    private int status;
    private volatile boolean sent;
    private long written;

    private enum State {
        EMPTY,
        HEAD,
        FINISHED,
        CUT
    }

    /** The stream's frames. */
    interface StreamOutput {
        void headers(Http2Headers headers, boolean last) throws IOException;

        void data(byte[] bytes, boolean last) throws IOException;

        void reset();

        /** Something should be sent in a few milliseconds. */
        void waiting();
    }

    /**
     * @param isHead whether the request's method allows no body
     * @param most bytes of the body to collect
     */
    Http2Response(StreamOutput output, boolean isHead, int most) {
        this.output = output;
        this.isHead = isHead;
        this.most = most;
        this.pending = new PendingOutput(output::waiting);
    }

    boolean isSent() {
        return sent;
    }

    boolean isFinished() {
        return state == State.FINISHED;
    }

    int status() {
        return status;
    }

    long written() {
        return written;
    }

    void clear() {
        lock.lock();
        try {
            if (sent) {
                throw new IllegalStateException("a part of the response has been sent");
            }
            state = State.EMPTY;
            written = 0;
            collected.reset();
            pending.clear();
        } finally {
            lock.unlock();
        }
    }

    /** From any thread, also while another one is writing. */
    void cut() {
        if (state != State.CUT && state != State.FINISHED) {
            state = State.CUT;
            output.reset();
        }
    }

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
            }
        } catch (IOException e) {
            cut();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void informational(int informational, FieldList fields) throws IOException {
        lock.lock();
        try {
            if (state == State.EMPTY) {
                output.headers(headers(informational, fields, false), false);
            }
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
            head = fields;
            pending.mark();
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** What was collected, and before it the head. */
    private void send() throws IOException {
        pending.clear();
        sendHead(false);
        if (collected.size() > 0) {
            byte[] bytes = collected.toByteArray();
            collected.reset();
            output.data(bytes, false);
        }
    }

    private void sendHead(boolean last) throws IOException {
        if (!sent) {
            sent = true;
            output.headers(headers(status, head, true), last);
        }
    }

    private static Http2Headers headers(int status, FieldList fields, boolean date) {
        WritableHeaders<?> headers = WritableHeaders.create();
        if (date) {
            headers.add(HeaderValues.create(HeaderNames.DATE, new String(HttpDate.bytes(), StandardCharsets.US_ASCII)));
        }
        addAll(headers, fields, Statuses.isBodiless(status) && status != 304);
        return Http2Headers.create(headers).status(Status.create(status));
    }

    private static void addAll(WritableHeaders<?> headers, FieldList fields, boolean withoutLength) {
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.name(i);
            boolean ours = name.equals("date")
                    || withoutLength && name.equals("content-length")
                    || FieldSyntax.isForbidden(name);
            if (!ours) {
                headers.add(HeaderValues.create(HeaderNames.create(name), fields.text(i)));
            }
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        lock.lock();
        try {
            requireHead();
            written += bytes.length;
            if (bytes.length == 0 || isHead || Statuses.isBodiless(status)) {
                return;
            }
            if (collected.size() + bytes.length <= most) {
                collected.write(bytes);
                pending.mark();
            } else {
                send();
                output.data(bytes, false);
            }
        } catch (IOException e) {
            cut();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void requireHead() throws IOException {
        if (state != State.HEAD) {
            throw new IOException(state == State.CUT ? "the response was cut off" : "the response is complete");
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
            end(trailers.filter(fields -> fields.size() > 0));
            state = State.FINISHED;
        } catch (IOException e) {
            cut();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void end(Optional<FieldList> trailers) throws IOException {
        if (trailers.isPresent()) {
            send();
            WritableHeaders<?> headers = WritableHeaders.create();
            addAll(headers, trailers.get(), true);
            output.headers(Http2Headers.create(headers), true);
        } else if (sent || collected.size() > 0) {
            sendHead(false);
            output.data(collected.toByteArray(), true);
        } else {
            sendHead(true);
        }
        pending.clear();
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
}
