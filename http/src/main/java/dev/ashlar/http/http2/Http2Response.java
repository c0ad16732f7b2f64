package dev.ashlar.http.http2;

import dev.ashlar.http.exchange.HttpDate;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A response on its stream. As with HTTP/1, the head waits for the first piece of the body, so that an error of the guest's
 * before that can still be answered.
 */
final class Http2Response implements ResponseSink, BodySink {
    private final StreamOutput output;
    private final boolean bodiless;
    private State state = State.EMPTY;
    private FieldList head = new FieldList();
    private int status;
    private boolean sent;
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
    }

    /** @param isHead whether the request's method allows no body */
    Http2Response(StreamOutput output, boolean isHead) {
        this.output = output;
        this.bodiless = isHead;
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
        state = State.EMPTY;
        written = 0;
    }

    void cut() {
        if (state != State.CUT && state != State.FINISHED) {
            state = State.CUT;
            output.reset();
        }
    }

    @Override
    public void informational(int informational, FieldList fields) throws IOException {
        if (!sent) {
            output.headers(headers(informational, fields, false), false);
        }
    }

    @Override
    public BodySink head(int newStatus, FieldList fields) {
        if (state != State.EMPTY) {
            throw new IllegalStateException("the request was answered before");
        }
        state = State.HEAD;
        status = newStatus;
        head = fields;
        return this;
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
        requireHead();
        written += bytes.length;
        if (bytes.length > 0 && !bodiless && !Statuses.isBodiless(status)) {
            try {
                sendHead(false);
                output.data(bytes, false);
            } catch (IOException e) {
                cut();
                throw e;
            }
        }
    }

    private void requireHead() throws IOException {
        if (state != State.HEAD) {
            throw new IOException(state == State.CUT ? "the response was cut off" : "the response is complete");
        }
    }

    @Override
    public void flush() throws IOException {
        if (state == State.HEAD) {
            sendHead(false);
        }
    }

    @Override
    public void finish(Optional<FieldList> trailers) throws IOException {
        requireHead();
        try {
            end(trailers.filter(fields -> fields.size() > 0));
            state = State.FINISHED;
        } catch (IOException e) {
            cut();
            throw e;
        }
    }

    private void end(Optional<FieldList> trailers) throws IOException {
        if (trailers.isPresent()) {
            sendHead(false);
            WritableHeaders<?> headers = WritableHeaders.create();
            addAll(headers, trailers.get(), true);
            output.headers(Http2Headers.create(headers), true);
        } else if (sent) {
            output.data(new byte[0], true);
        } else {
            sendHead(true);
        }
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
