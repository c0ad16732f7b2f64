package dev.ashlar.http.server;

import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.HttpProbe;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.exchange.Dispatcher;
import dev.ashlar.http.exchange.Exchange;
import dev.ashlar.http.exchange.RequestIds;
import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.RequestHead;
import dev.ashlar.http.types.ResponseSink;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that nobody sent: of its response the status is kept, and how the body begins. */
final class ProbeExchange extends Exchange implements ResponseSink, BodySink {
    private static final RequestIds IDS = new RequestIds();

    private final HttpProbe probe;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private volatile int status;
    private volatile long written;
    private volatile boolean finished;
    private @Nullable Runnable onGone;
    private boolean gone;

    private ProbeExchange(HttpProbe probe) {
        super(IDS, InetSocketAddress.createUnresolved("probe", 0), false);
        this.probe = probe;
    }

    static HttpProbe.Answer send(HttpHandler handler, HttpProbe probe) {
        var exchange = new ProbeExchange(probe);
        Thread answering = Thread.ofVirtual().name("ashlar-http-probe").start(() -> {
            Dispatcher.answer(handler, exchange);
            Dispatcher.completed(exchange, RequestListener.NONE);
        });
        boolean interrupted = false;
        boolean inTime = false;
        try {
            inTime = answering.join(probe.patience());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (!inTime) {
            exchange.giveUp();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return exchange.answer(inTime);
    }

    private HttpProbe.Answer answer(boolean inTime) {
        synchronized (kept) {
            return new HttpProbe.Answer(inTime ? status : 0, kept.toString(StandardCharsets.ISO_8859_1), failure());
        }
    }

    private void giveUp() {
        Runnable action;
        synchronized (this) {
            gone = true;
            action = onGone;
        }
        if (action != null) {
            action.run();
        }
    }

    @Override
    public void onClientGone(Runnable action) {
        boolean late;
        synchronized (this) {
            onGone = action;
            late = gone;
        }
        if (late) {
            action.run();
        }
    }

    // ---- the request

    private record Head(HttpProbe probe) implements RequestHead {
        @Override
        public String method() {
            return probe.method();
        }

        @Override
        public Optional<String> scheme() {
            return Optional.of("http");
        }

        @Override
        public Optional<String> authority() {
            return Optional.of(probe.authority());
        }

        @Override
        public Optional<String> pathWithQuery() {
            return Optional.of(probe.target());
        }

        @Override
        public FieldList fields() {
            var fields = new FieldList();
            probe.headers().forEach(fields::add);
            return fields;
        }
    }

    @Override
    public RequestHead head() {
        return new Head(probe);
    }

    @Override
    public BodySource body() {
        return BodySource.EMPTY;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(probe.headers().get(name));
    }

    @Override
    protected byte @Nullable [] givenRequestId() {
        return null;
    }

    @Override
    protected String protocol() {
        return "probe";
    }

    // ---- the response

    @Override
    public ResponseSink sink() {
        return this;
    }

    @Override
    public void informational(int informationalStatus, FieldList informationalFields) {
        // nobody waits for them
    }

    @Override
    public BodySink head(int newStatus, FieldList newFields) {
        if (status != 0) {
            throw new IllegalStateException("the request was answered before");
        }
        status = newStatus;
        return this;
    }

    @Override
    public void fail(ErrorCode why) {
        // whoever called the guest answers
    }

    @Override
    public void write(byte[] bytes) {
        synchronized (kept) {
            int room = HttpProbe.MOST_KEPT - kept.size();
            kept.write(bytes, 0, Math.min(room, bytes.length));
        }
        written += bytes.length;
    }

    @Override
    public void flush() {
        // it goes nowhere
    }

    @Override
    public void finish(Optional<FieldList> trailers) throws IOException {
        finished = true;
    }

    @Override
    public void abort(ErrorCode why) {
        cut();
    }

    /** Nothing was sent, so all can be taken back. */
    @Override
    protected void clear() {
        status = 0;
        synchronized (kept) {
            kept.reset();
        }
    }

    @Override
    protected void cut() {
        finished = false;
    }

    @Override
    public boolean isComplete() {
        return finished;
    }

    @Override
    public boolean isAnswered() {
        return finished;
    }

    @Override
    protected Optional<IOException> bodyFailure() {
        return Optional.empty();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public long requestBytes() {
        return 0;
    }

    @Override
    public long responseBytes() {
        return written;
    }
}
