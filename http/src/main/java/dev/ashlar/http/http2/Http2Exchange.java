package dev.ashlar.http.http2;

import dev.ashlar.http.exchange.Exchange;
import dev.ashlar.http.exchange.RequestIds;
import dev.ashlar.http.exchange.Transport;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.RequestHead;
import dev.ashlar.http.types.ResponseSink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request that came over HTTP/2. */
final class Http2Exchange extends Exchange {
    /** What a guest that was stopped, and the answer that says so, may still take. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

    private final Transport transport;
    private final Http2Head head;
    private final @Nullable Http2Body body;
    private final Http2Response response;
    private volatile @Nullable Runnable onGone;
    private volatile boolean gone;
    private volatile long due;

    Http2Exchange(
            RequestIds ids, Transport transport, Http2Head head, @Nullable Http2Body body, Http2Response response) {
        super(ids);
        this.transport = transport;
        this.head = head;
        this.body = body;
        this.response = response;
    }

    @Override
    public RequestHead head() {
        return head;
    }

    @Override
    public BodySource body() {
        return body == null ? BodySource.EMPTY : body;
    }

    @Override
    public ResponseSink sink() {
        return response;
    }

    @Override
    public void onClientGone(Runnable action) {
        onGone = action;
        if (gone) {
            action.run();
        }
    }

    void clientIsGone() {
        gone = true;
        Runnable action = onGone;
        if (action != null) {
            action.run();
        }
    }

    @Override
    public void limitTime(Duration time) {
        due = System.nanoTime() + time.toNanos() + GRACE;
    }

    boolean isOverdue(long now) {
        long known = due;
        return known != 0 && now - known >= 0;
    }

    @Override
    protected void clear() {
        response.clear();
    }

    @Override
    protected void cut() {
        response.cut();
    }

    @Override
    public boolean isComplete() {
        return response.isFinished();
    }

    @Override
    public boolean isAnswered() {
        return response.isSent();
    }

    @Override
    protected int status() {
        return response.status();
    }

    @Override
    protected Optional<IOException> bodyFailure() {
        return body == null ? Optional.empty() : body.failure();
    }

    @Override
    protected long requestBytes() {
        return body == null ? 0 : body.bytesRead();
    }

    @Override
    protected long responseBytes() {
        return response.written();
    }

    @Override
    protected String protocol() {
        return "HTTP/2";
    }

    @Override
    protected byte @Nullable [] givenRequestId() {
        return head.fields().first("x-request-id");
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String target() {
        return head.target();
    }

    @Override
    public Optional<String> authority() {
        return head.authority();
    }

    @Override
    public boolean isSecure() {
        return transport.isSecure();
    }

    @Override
    public Optional<String> header(String name) {
        return head.header(name);
    }

    @Override
    public InetSocketAddress client() {
        return transport.remote();
    }
}
