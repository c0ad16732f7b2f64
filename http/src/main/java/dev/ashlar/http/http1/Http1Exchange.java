package dev.ashlar.http.http1;

import dev.ashlar.http.exchange.Exchange;
import dev.ashlar.http.exchange.RequestIds;
import dev.ashlar.http.exchange.Transport;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.RequestHead;
import dev.ashlar.http.types.ResponseSink;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that came over HTTP/1. */
final class Http1Exchange extends Exchange {
    private final Http1Head head;
    private final @Nullable Http1Body body;
    private final Http1Response response;
    private volatile @Nullable Runnable onGone;

    Http1Exchange(
            RequestIds ids, Transport transport, Http1Head head, @Nullable Http1Body body, Http1Response response) {
        super(ids, transport.remote(), transport.isSecure());
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
    }

    /** Whether the connection may be read ahead to see whether the client is there: not where a body's bytes may still come. */
    @Nullable Runnable watchable() {
        return body == null || body.isFinished() ? onGone : null;
    }

    void clientIsGone() {
        Runnable action = onGone;
        if (action != null) {
            action.run();
        }
    }

    @Override
    protected void clear() {
        response.clear();
        if (body != null && !body.isFinished()) {
            response.closeConnection();
        }
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
    public boolean isWhole() {
        return response.isWhole();
    }

    @Override
    public boolean isAnswered() {
        return response.isSent();
    }

    @Override
    public int status() {
        return response.status();
    }

    @Override
    protected Optional<IOException> bodyFailure() {
        return body == null ? Optional.empty() : body.failure();
    }

    @Override
    public long requestBytes() {
        return body == null ? 0 : body.bytesRead();
    }

    @Override
    public long responseBytes() {
        return response.written();
    }

    @Override
    protected String protocol() {
        return head.isHttp10() ? "HTTP/1.0" : "HTTP/1.1";
    }

    @Override
    protected byte @Nullable [] givenRequestId() {
        return head.requestId();
    }

    @Override
    public Optional<String> header(String name) {
        return head.header(name);
    }
}
