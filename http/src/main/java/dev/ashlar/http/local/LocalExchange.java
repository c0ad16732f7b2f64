package dev.ashlar.http.local;

import dev.ashlar.http.HttpCaller;
import dev.ashlar.http.HttpLimits;
import dev.ashlar.http.LocalHost;
import dev.ashlar.http.exchange.Dispatcher;
import dev.ashlar.http.exchange.Exchange;
import dev.ashlar.http.exchange.RequestIds;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.RequestHead;
import dev.ashlar.http.types.ResponseFuture;
import dev.ashlar.http.types.ResponseSink;
import dev.ashlar.http.types.Underway;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request of one guest that another one answers, in the same process.
 *
 * <p>Whoever answers has a virtual thread of its own, as for a request from outside. The bodies go through a {@link Pipe} each:
 * the caller's thread writes the one and reads the other, so both stream, and the slower side sets the pace. When the caller does
 * not want the response any more, whoever answers is stopped; when that one breaks off, the caller's reads fail.
 */
public final class LocalExchange extends Exchange implements Underway {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final LocalHost host;
    private final LocalRequest request;
    private final Consumer<Underway> done;
    private final ResponseFuture future;
    private final @Nullable Pipe requestBody;
    private final Pipe responseBody;
    private final LocalResponse response;
    /** Both sides: who answers, and who reads the response. */
    private final AtomicInteger unfinished = new AtomicInteger(2);

    private @Nullable Thread timer;
    private @Nullable Runnable onGone;
    private boolean gone;

    /** Made when the first one is needed. */
    private static final class Ids {
        static final RequestIds SHARED = new RequestIds();
    }

    /**
     * @param lookup of the guest that gets the response
     * @param done is told when neither side has anything to do with it any more
     */
    public LocalExchange(
            LocalHost host, LocalRequest request, HttpLimits limits, WasiLookup lookup, Consumer<Underway> done) {
        super(Ids.SHARED, InetSocketAddress.createUnresolved(host.caller().component(), 0), false);
        this.host = host;
        this.request = request;
        this.done = done;
        this.future = new ResponseFuture(limits, lookup, () -> cancel(new ErrorCode.ConnectionTerminated()));
        this.requestBody = request.sent().isPresent() ? new Pipe(NO_LIMIT, true, () -> {}) : null;
        this.responseBody = new Pipe(request.betweenBytes(), false, this::readerIsDone);
        this.response = new LocalResponse(request.method().equals("HEAD"), future, responseBody);
    }

    /** Where the caller finds the response. */
    public ResponseFuture future() {
        return future;
    }

    /** On the caller's thread. */
    public void start() {
        if (request.firstByte() < timeLeft()) {
            timer = Thread.ofVirtual().name("ashlar-http-first-byte").start(this::awaitFirstByte);
        }
        var _ = Thread.ofVirtual().name("ashlar-http-local").start(this::run);
        Pipe body = requestBody;
        if (body != null) {
            request.sent().ifPresent(flow -> flow.attach(body));
        }
    }

    private void run() {
        try {
            Dispatcher.answer(host.handler(), this);
        } finally {
            conclude();
        }
    }

    private void conclude() {
        endTimer();
        if (!isComplete()) {
            cut();
            if (!isAnswered()) {
                cancel(new ErrorCode.ConnectionTerminated());
            }
        }
        if (requestBody != null) {
            requestBody.close();
        }
        Dispatcher.completed(this, host.listener());
        settle();
    }

    private void endTimer() {
        Thread waiting = timer;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    private void awaitFirstByte() {
        try {
            TimeUnit.NANOSECONDS.sleep(request.firstByte());
        } catch (InterruptedException e) {
            return;
        }
        if (!isAnswered()) {
            cancel(new ErrorCode.ConnectionReadTimeout());
        }
    }

    /** The caller has the whole response, or does not want the rest. */
    private void readerIsDone() {
        if (!isComplete()) {
            cancel(new ErrorCode.ConnectionTerminated());
        } else {
            settle();
        }
    }

    private void settle() {
        if (unfinished.decrementAndGet() == 0) {
            done.accept(this);
        }
    }

    @Override
    public void cancel(ErrorCode why) {
        future.fail(why);
        if (isComplete()) {
            responseBody.close();
            return;
        }
        Runnable action;
        synchronized (this) {
            if (gone) {
                return;
            }
            gone = true;
            action = onGone;
        }
        responseBody.abort(why);
        if (requestBody != null) {
            requestBody.abort(why);
        }
        request.sent().ifPresent(flow -> flow.abort(why));
        if (action != null) {
            action.run();
        }
        settle();
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

    @Override
    public Optional<HttpCaller> caller() {
        return Optional.of(host.caller());
    }

    @Override
    public RequestHead head() {
        return request;
    }

    @Override
    public BodySource body() {
        return requestBody == null ? BodySource.EMPTY : requestBody;
    }

    @Override
    public ResponseSink sink() {
        return response;
    }

    @Override
    protected void clear() {
        response.clear();
    }

    @Override
    protected void cut() {
        var why = new ErrorCode.ConnectionTerminated();
        response.cut(why);
        if (requestBody != null) {
            requestBody.abort(why);
        }
    }

    @Override
    public boolean isComplete() {
        return response.isFinished();
    }

    @Override
    public boolean isAnswered() {
        return response.isDelivered();
    }

    @Override
    protected Optional<IOException> bodyFailure() {
        return Optional.empty();
    }

    @Override
    protected String protocol() {
        return "local";
    }

    @Override
    protected byte @Nullable [] givenRequestId() {
        return request.fields().first("x-request-id");
    }

    @Override
    public Optional<String> header(String name) {
        byte[] value = request.fields().first(name);
        return Optional.ofNullable(value).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public int status() {
        return response.status();
    }

    @Override
    public long requestBytes() {
        return requestBody == null ? 0 : requestBody.taken();
    }

    @Override
    public long responseBytes() {
        return response.written();
    }
}
