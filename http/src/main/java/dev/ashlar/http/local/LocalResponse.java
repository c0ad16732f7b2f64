package dev.ashlar.http.local;

import dev.ashlar.http.exchange.Statuses;
import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.ResponseFuture;
import dev.ashlar.http.types.ResponseSink;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A response on its way to the guest that waits for it. It gets the head with the first bytes of the body, or when these are
 * flushed or over; until then the response can be taken back.
 */
final class LocalResponse implements ResponseSink, BodySink {
    private final boolean head;
    private final ResponseFuture future;
    private final Pipe body;
    private volatile State state = State.EMPTY;
    private volatile boolean delivered;
    private volatile int status;
    private volatile long written;
    private @Nullable FieldList fields;

    private enum State {
        EMPTY,
        HEAD,
        BODY,
        FINISHED,
        CUT
    }

    /** @param head whether the request's method allows no body */
    LocalResponse(boolean head, ResponseFuture future, Pipe body) {
        this.head = head;
        this.future = future;
        this.body = body;
    }

    int status() {
        return status;
    }

    long written() {
        return written;
    }

    /** Whether the guest that waits has the head. */
    boolean isDelivered() {
        return delivered;
    }

    boolean isFinished() {
        return state == State.FINISHED;
    }

    /** Takes back what was not delivered. */
    void clear() {
        if (delivered) {
            throw new IllegalStateException("a part of the response has been delivered");
        }
        state = State.EMPTY;
        written = 0;
    }

    /** The guest that waits must notice that the response is incomplete. */
    void cut(ErrorCode why) {
        if (state != State.FINISHED) {
            state = State.CUT;
            body.abort(why);
            future.fail(why);
        }
    }

    @Override
    public void informational(int informationalStatus, FieldList informationalFields) {
        // wasi:http has no place for them
    }

    @Override
    public BodySink head(int newStatus, FieldList newFields) {
        if (state != State.EMPTY) {
            throw new IllegalStateException("the request was answered before");
        }
        status = newStatus;
        fields = newFields;
        state = State.HEAD;
        return this;
    }

    @Override
    public void fail(ErrorCode why) {
        // whoever called the guest answers
    }

    private void deliver() throws IOException {
        FieldList given = fields;
        if (state == State.HEAD && given != null) {
            delivered = future.complete(status, given, body);
            state = delivered ? State.BODY : State.CUT;
        }
        if (state != State.BODY) {
            throw new IOException(
                    state == State.FINISHED ? "the response is complete" : "nobody waits for the response");
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        deliver();
        written += bytes.length;
        if (!head && !Statuses.isBodiless(status)) {
            body.write(bytes);
        }
    }

    @Override
    public void flush() throws IOException {
        deliver();
    }

    @Override
    public void finish(Optional<FieldList> trailers) throws IOException {
        deliver();
        state = State.FINISHED;
        body.finish(trailers);
    }

    @Override
    public void abort(ErrorCode why) {
        if (delivered) {
            cut(why);
        } else {
            state = State.CUT;
        }
    }
}
