package dev.ashlar.http.http2;

import dev.ashlar.http.exchange.Exchange;
import dev.ashlar.http.exchange.RequestIds;
import dev.ashlar.http.exchange.Transport;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.RequestHead;
import dev.ashlar.http.types.ResponseSink;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that came over HTTP/2. */
final class Http2Exchange extends Exchange {
    private final Http2Head head;
    private final @Nullable Http2Body body;
    private final Http2Response response;
    private volatile @Nullable Runnable onGone;
    private volatile boolean gone;

    Http2Exchange(
            RequestIds ids, Transport transport, Http2Head head, @Nullable Http2Body body, Http2Response response) {
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
        return "HTTP/2";
    }

    @Override
    protected byte @Nullable [] givenRequestId() {
        return head.fields().first("x-request-id");
    }

    @Override
    public Optional<String> header(String name) {
        return head.header(name);
    }
}
