package dev.ashlar.http.http1;

import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestFailure.Kind;
import dev.ashlar.http.RequestRecord;
import dev.ashlar.http.ServerTimeouts;
import dev.ashlar.http.exchange.Dispatcher;
import dev.ashlar.http.exchange.Handover;
import dev.ashlar.http.exchange.Refusal;
import dev.ashlar.http.exchange.Statuses;
import dev.ashlar.http.exchange.Transport;
import dev.ashlar.http.exchange.Watchdog;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection with a client that speaks HTTP/1: one request after the other, on one virtual thread.
 *
 * <p>What the connection waits for is its phase; each has a time at which the watchdog ends it, from another thread.
 */
public final class Http1Connection implements Watchdog.Watched {
    private static final long NEVER = Long.MAX_VALUE;

    /** What is read of a body that nobody wanted, so that the connection can go on. */
    private static final int MOST_SKIPPED = 64 << 10;

    /** How long each part of it may take. */
    private static final long SKIP_PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    /** How long a client is listened to after a refusal, so that it gets to read why. */
    private static final long LINGER = TimeUnit.SECONDS.toNanos(2);

    /** A request that takes longer is worth asking whether its client is still there. */
    private static final long LONG_REQUEST = TimeUnit.MILLISECONDS.toNanos(200);

    /** How long a client that has sent nothing yet may still begin when the server drains: its request may be on the way. */
    private static final long LAST_CALL = TimeUnit.MILLISECONDS.toNanos(500);

    private static final byte[] HTTP2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final VarHandle PHASE;

    static {
        try {
            PHASE = MethodHandles.lookup().findVarHandle(Http1Connection.class, "phase", Phase.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Transport transport;
    private final ConnectionInput input;
    private final HeadReader heads;
    private final Dispatcher dispatcher;
    private final Watchdog watchdog;
    private final ServerTimeouts timeouts;
    private final Output output = new Output();
    private volatile Phase phase = Phase.FRESH;
    private volatile long due;
    private volatile long lastCall = NEVER;
    private volatile long writeDue = NEVER;
    private volatile long served;
    private volatile @Nullable Http1Exchange exchange;
    private volatile @Nullable Http1Response response;
    private volatile boolean draining;

    /** Whether something of the last request's body may still come. */
    private boolean unread;

    private enum Phase {
        /** The client has sent nothing yet. */
        FRESH,
        /** Between requests. */
        IDLE,
        /** A request has begun. */
        HEAD,
        /** It is being answered. */
        SERVING,
        /** It was refused; what the client still sends is thrown away. */
        LINGERING,
        ENDED
    }

    public Http1Connection(Transport transport, Dispatcher dispatcher, Watchdog watchdog) {
        this.transport = transport;
        this.dispatcher = dispatcher;
        this.watchdog = watchdog;
        this.timeouts = dispatcher.limits().timeouts();
        this.input = new ConnectionInput(transport);
        this.heads = new HeadReader(input, dispatcher.limits().headers());
        this.due = System.nanoTime() + timeouts.header().toNanos();
    }

    /** Serves the client until one of both ends the connection, or wants to go on with HTTP/2. */
    public Optional<Handover> run() {
        watchdog.add(this);
        Optional<Handover> handover = Optional.empty();
        try {
            handover = serveAll();
        } catch (Refusal e) {
            refuse(e);
        } catch (IOException e) {
            // the client is gone, or the watchdog ended the connection
        } finally {
            phase = Phase.ENDED;
            watchdog.remove(this);
            if (handover.isEmpty()) {
                transport.close();
            }
        }
        return handover;
    }

    private Optional<Handover> serveAll() throws IOException {
        boolean goesOn = awaitRequest();
        if (goesOn && beginsHttp2()) {
            return Optional.of(new Handover(input.take(Integer.MAX_VALUE), Optional.empty()));
        }
        while (goesOn) {
            var head = readHead();
            if (head.upgradesToHttp2()) {
                return Optional.of(upgrade(head));
            }
            goesOn = serve(head) && awaitNextRequest();
        }
        end();
        return Optional.empty();
    }

    private boolean beginsHttp2() throws IOException {
        int same = 0;
        while (same < HTTP2_PREFACE.length) {
            if (same == input.to() - input.from() && !input.fill()) {
                return false;
            }
            if (input.bytes()[input.from() + same] != HTTP2_PREFACE[same]) {
                return false;
            }
            same++;
        }
        return true;
    }

    private Handover upgrade(Http1Head head) throws IOException {
        output.write(SWITCHING, 0, SWITCHING.length);
        var settings = head.header("http2-settings").orElse("");
        return new Handover(input.take(Integer.MAX_VALUE), Optional.of(new Handover.Upgrade(head, settings)));
    }

    private void end() throws IOException {
        if (unread) {
            linger();
        } else {
            transport.shutdownOutput();
        }
    }

    // ---- one request

    private boolean awaitRequest() throws IOException {
        if (input.isEmpty() && !input.fill()) {
            return false;
        }
        due = System.nanoTime() + timeouts.header().toNanos();
        return PHASE.compareAndSet(this, Phase.FRESH, Phase.HEAD);
    }

    private boolean awaitNextRequest() throws IOException {
        if (input.isEmpty()) {
            due = System.nanoTime() + timeouts.idle().toNanos();
            phase = Phase.IDLE;
            if (draining || !input.fill()) {
                return false;
            }
            due = System.nanoTime() + timeouts.header().toNanos();
            return PHASE.compareAndSet(this, Phase.IDLE, Phase.HEAD);
        }
        due = System.nanoTime() + timeouts.header().toNanos();
        phase = Phase.HEAD;
        return true;
    }

    private Http1Head readHead() throws IOException {
        var head = new Http1Head(heads.read(), transport.isSecure());
        if (!PHASE.compareAndSet(this, Phase.HEAD, Phase.SERVING)) {
            throw new IOException("the connection was ended");
        }
        return head;
    }

    /** Returns whether another request may follow. */
    private boolean serve(Http1Head head) throws IOException {
        var answer = new Http1Response(
                head,
                head.keepsAlive() && !draining,
                output,
                dispatcher.limits().outputBytes());
        var body = body(head, answer);
        var current = new Http1Exchange(dispatcher.ids(), transport, head, body, answer);
        served = System.nanoTime();
        response = answer;
        exchange = current;
        try {
            dispatcher.dispatch(current);
        } finally {
            exchange = null;
            response = null;
            input.ignoreEnd();
            dispatcher.completed(current);
        }
        unread = body != null && !body.isFinished();
        return answer.keepsAlive() && isReadyForNext(head, body);
    }

    private @Nullable Http1Body body(Http1Head head, Http1Response answer) throws Refusal {
        var limits = dispatcher.limits();
        if (!head.hasBody()) {
            return null;
        }
        if (head.length() > limits.bodyBytes()) {
            throw new Refusal(413, "the body of the request is longer than " + limits.bodyBytes() + " bytes");
        }
        var signal = head.expectsContinue() ? new Continue(answer) : Http1Body.ContinueSignal.NONE;
        return head.isChunked()
                ? new ChunkedBody(input, signal, limits)
                : new LengthBody(input, head.length(), signal, limits);
    }

    private boolean isReadyForNext(Http1Head head, @Nullable Http1Body body) {
        if (body != null && unread && (!head.expectsContinue() || body.bytesRead() > 0)) {
            unread = !skip(body);
        }
        input.retain(false);
        return !unread;
    }

    private static boolean skip(Http1Body body) {
        try {
            return body.finish(MOST_SKIPPED, SKIP_PATIENCE);
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends 100 once, when somebody wants the body. */
    private static final class Continue implements Http1Body.ContinueSignal {
        private final Http1Response answer;
        private boolean sent;

        Continue(Http1Response answer) {
            this.answer = answer;
        }

        @Override
        public void send() throws IOException {
            if (!sent) {
                sent = true;
                answer.sendContinue();
            }
        }
    }

    // ---- refusals

    private void refuse(Refusal refusal) {
        String id = dispatcher.ids().choose(null);
        byte[] text = "%d %s\n%s\nrequest id: %s\n"
                .formatted(refusal.status(), Statuses.phrase(refusal.status()), refusal.getMessage(), id)
                .getBytes(StandardCharsets.UTF_8);
        var head = new OutputBuffer()
                .add("HTTP/1.1 ")
                .addDecimal(refusal.status())
                .add(" ")
                .add(Statuses.phrase(refusal.status()))
                .add("\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\nx-request-id: ")
                .add(id)
                .add("\r\ncontent-length: ")
                .addDecimal(text.length)
                .add("\r\n\r\n")
                .add(text);
        dispatcher.refused(new RequestRecord(
                id,
                transport.remote(),
                Optional.empty(),
                "HTTP/1.1",
                "",
                "",
                refusal.status(),
                0,
                0,
                Duration.ZERO,
                Optional.empty(),
                Optional.of(new RequestFailure(Kind.REFUSED, String.valueOf(refusal.getMessage())))));
        try {
            output.write(head.bytes(), 0, head.length());
            linger();
        } catch (IOException e) {
            // it does not want to know
        }
    }

    /** A socket that is closed with something unread in it resets the connection, maybe before the client has read the answer. */
    private void linger() throws IOException {
        due = System.nanoTime() + LINGER;
        phase = Phase.LINGERING;
        transport.shutdownOutput();
        byte[] nowhere = new byte[4 << 10];
        while (transport.read(nowhere, 0, nowhere.length) > 0) {
            continue;
        }
    }

    // ---- ends, from other threads

    /** No further request is served; one that is being served is completed. */
    public void drain() {
        draining = true;
        Http1Response current = response;
        if (current != null) {
            current.closeConnection();
        } else if (phase == Phase.IDLE && PHASE.compareAndSet(this, Phase.IDLE, Phase.ENDED)) {
            transport.close();
        } else if (lastCall == NEVER) {
            lastCall = System.nanoTime() + LAST_CALL;
        }
    }

    /** At once, whatever it is doing. */
    public void abort() {
        phase = Phase.ENDED;
        Http1Exchange current = exchange;
        transport.reset();
        if (current != null) {
            current.clientIsGone();
        }
    }

    @Override
    public void look(long now) {
        if (now - writeDue >= 0 && writeDue != NEVER) {
            transport.reset();
            return;
        }
        switch (phase) {
            case FRESH -> {
                if (lastCall != NEVER && now - lastCall >= 0) {
                    endIf(Phase.FRESH, transport::close);
                } else if (now - due >= 0) {
                    endIf(Phase.FRESH, this::headTimedOut);
                }
            }
            case IDLE -> {
                if (now - due >= 0) {
                    endIf(Phase.IDLE, transport::close);
                }
            }
            case HEAD -> {
                if (now - due >= 0) {
                    endIf(Phase.HEAD, this::headTimedOut);
                }
            }
            case LINGERING -> {
                if (now - due >= 0) {
                    transport.close();
                }
            }
            case SERVING -> askForClient(now);
            case ENDED -> {}
        }
    }

    private void endIf(Phase expected, Runnable end) {
        if (PHASE.compareAndSet(this, expected, Phase.ENDED)) {
            Thread.ofVirtual().start(end);
        }
    }

    private void headTimedOut() {
        refuseLate();
        transport.close();
    }

    private void refuseLate() {
        byte[] answer = "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        try {
            output.write(answer, 0, answer.length);
        } catch (IOException e) {
            // it does not listen either
        }
    }

    private void askForClient(long now) {
        Http1Exchange current = exchange;
        if (current != null && current.isOverdue(now)) {
            transport.reset();
        } else if (current != null && now - served >= LONG_REQUEST) {
            Runnable action = current.watchable();
            if (action != null) {
                input.watchEnd(action);
            }
        }
    }

    // ---- output

    @Override
    public void sendStale() {
        Http1Response current = response;
        if (current != null && current.isStale()) {
            Thread.ofVirtual().start(current::sendStale);
        }
    }

    private final class Output implements Http1Response.Output {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writeDue = System.nanoTime() + timeouts.write().toNanos();
            try {
                transport.write(bytes, offset, length);
            } finally {
                writeDue = NEVER;
            }
        }

        @Override
        public void reset() {
            transport.reset();
        }

        @Override
        public void waiting() {
            watchdog.press();
        }
    }
}
