package dev.ashlar.http.exchange;

import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.RequestRecord;
import dev.ashlar.http.RequestRecord.ComponentUse;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.RequestHead;
import dev.ashlar.http.types.ResponseSink;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request and its response, by what differs between the versions of HTTP; and what is to be reported of it. */
public abstract class Exchange implements HttpExchange {
    /** What a guest that was stopped, and the answer that says so, may still take. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

    private static final int PIECE = 64 << 10;

    private final RequestIds ids;
    private final InetSocketAddress client;
    private final boolean secure;
    private final long started = System.nanoTime();
    private @Nullable String requestId;
    private @Nullable ComponentUse use;
    private @Nullable RequestFailure failure;
    private volatile @Nullable Refusal refusedBody;
    private List<Runnable> endings = List.of();
    private List<RequestListener> listeners = List.of();
    private volatile long due;

    protected Exchange(RequestIds ids, InetSocketAddress client, boolean secure) {
        this.ids = ids;
        this.client = client;
        this.secure = secure;
    }

    public abstract RequestHead head();

    public abstract BodySource body();

    public abstract ResponseSink sink();

    /** The connection is cut some time after this much time from now on, should the response not have been sent by then. */
    public final void limitTime(Duration time) {
        due = System.nanoTime() + time.toNanos() + GRACE;
    }

    public final boolean isOverdue(long now) {
        long known = due;
        return known != 0 && now - known >= 0;
    }

    /** What is being sent is not worth sending on. */
    public final void stopOutput() {
        if (isAnswered() && !isComplete()) {
            cut();
        }
    }

    /** Nanoseconds until whoever asks has no time left; {@link Long#MAX_VALUE} where that is nobody's affair. */
    public final long timeLeft() {
        return caller().map(caller -> Math.max(0, caller.deadline() - System.nanoTime()))
                .orElse(Long.MAX_VALUE);
    }

    /** Takes back what was given to the sink, to be replaced by an error. Only while {@link #isAnswered} is false. */
    protected abstract void clear();

    /** The client must notice that the response is incomplete. */
    protected abstract void cut();

    /** Whether the response was given and sent completely. */
    public abstract boolean isComplete();

    /** Whether the client has all bytes of the response, though whoever answers has not said that it is complete. */
    public boolean isWhole() {
        return isComplete();
    }

    /** Why the request's body could not be read on, if that is so. */
    protected abstract Optional<IOException> bodyFailure();

    /** Such as {@code HTTP/1.1}. */
    protected abstract String protocol();

    /** What the client sent as {@code x-request-id}. */
    protected abstract byte @Nullable [] givenRequestId();

    @Override
    public final String method() {
        return head().method();
    }

    @Override
    public final String target() {
        return head().pathWithQuery().orElse("/");
    }

    @Override
    public final Optional<String> authority() {
        return head().authority();
    }

    @Override
    public final boolean isSecure() {
        return secure;
    }

    @Override
    public final InetSocketAddress client() {
        return client;
    }

    @Override
    public final String requestId() {
        String known = requestId;
        if (known == null) {
            known = ids.choose(givenRequestId());
            requestId = known;
        }
        return known;
    }

    @Override
    public final void respond(int status, Map<String, String> headers, byte[] body) throws IOException {
        var fields = new FieldList();
        headers.forEach(fields::add);
        fields.add("content-length", Integer.toString(body.length));
        var sink = sink().head(status, fields);
        sink.write(body);
        sink.finish(Optional.empty());
    }

    @Override
    public final void respond(int status, Map<String, String> headers, InputStream body, long length)
            throws IOException {
        var fields = new FieldList();
        headers.forEach(fields::add);
        fields.add("content-length", Long.toString(length));
        var sink = sink().head(status, fields);
        for (long left = length; left > 0; ) {
            byte[] piece = body.readNBytes((int) Math.min(left, PIECE));
            if (piece.length == 0) {
                throw new EOFException("a body of %d bytes ended after %d".formatted(length, length - left));
            }
            sink.write(piece);
            left -= piece.length;
        }
        sink.finish(Optional.empty());
    }

    @Override
    public final OutputStream respond(int status, Map<String, String> headers) throws IOException {
        var fields = new FieldList();
        headers.forEach(fields::add);
        return new SinkStream(sink().head(status, fields));
    }

    @Override
    public final InputStream requestBody() {
        return new SourceStream(body());
    }

    @Override
    public final void onEnd(Runnable action) {
        if (endings.isEmpty()) {
            endings = new ArrayList<>(1);
        }
        endings.add(action);
    }

    @Override
    public final void reportTo(RequestListener listener) {
        if (listeners.isEmpty()) {
            listeners = new ArrayList<>(1);
        }
        listeners.add(listener);
    }

    /** Tells {@code first}, and those that {@link #reportTo} named. */
    final void end(RequestListener first) {
        endings.forEach(Runnable::run);
        tell(first);
        listeners.forEach(this::tell);
    }

    private void tell(RequestListener listener) {
        if (listener.wantsAll() || failure != null) {
            listener.completed(record());
        }
    }

    /** What a component took for this request. */
    public final void used(ComponentUse newUse) {
        use = newUse;
    }

    @Override
    public final void fail(int status, String text, RequestFailure why) {
        failed(why);
        answerError(status, text);
    }

    @Override
    public final boolean hasFailed() {
        return failure != null;
    }

    /** The request's body is not read on; if nothing was sent, the client is told why. */
    public final void refuseBody(Refusal why) {
        refusedBody = why;
        failed(new RequestFailure(RequestFailure.Kind.REFUSED, String.valueOf(why.getMessage())));
    }

    /** Why it went wrong; the first reason counts. */
    public final void failed(RequestFailure newFailure) {
        if (failure == null) {
            failure = newFailure;
        }
    }

    @Override
    public final Optional<RequestFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Answers with an error of ours, or cuts the response off when a part of it was sent.
     *
     * @param text for the client: nothing of what is inside
     */
    public final void answerError(int status, String text) {
        if (isComplete()) {
            return;
        }
        if (isAnswered()) {
            cut();
            return;
        }
        switch (bodyFailure().orElse(refusedBody)) {
            case Refusal refusal -> sendError(refusal.status(), String.valueOf(refusal.getMessage()));
            case SocketTimeoutException timeout -> sendError(408, "The body of the request did not arrive in time.");
            case null, default -> sendError(status, text);
        }
    }

    private void sendError(int status, String text) {
        try {
            clear();
            respond(status, errorHeaders(status), errorBody(status, text));
        } catch (IOException | IllegalStateException e) {
            cut();
        }
    }

    private Map<String, String> errorHeaders(int status) {
        String id = requestId();
        return status == 503
                ? Map.of("content-type", "text/plain; charset=utf-8", "x-request-id", id, "retry-after", "1")
                : Map.of("content-type", "text/plain; charset=utf-8", "x-request-id", id);
    }

    private byte[] errorBody(int status, String text) {
        return "%d %s\n%s\nrequest id: %s\n"
                .formatted(status, Statuses.phrase(status), text, requestId())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** All that is known of it now. */
    public final RequestRecord record() {
        return new RequestRecord(
                requestId(),
                client(),
                caller(),
                protocol(),
                method(),
                target(),
                status(),
                requestBytes(),
                responseBytes(),
                Duration.ofNanos(System.nanoTime() - started),
                Optional.ofNullable(use),
                Optional.ofNullable(failure));
    }
}
