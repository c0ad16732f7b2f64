package dev.ashlar.http.http2;

import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestFailure.Kind;
import dev.ashlar.http.exchange.Dispatcher;
import dev.ashlar.http.exchange.Refusal;
import dev.ashlar.http.exchange.Transport;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.FlowControl;
import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Flag;
import io.helidon.http.http2.Http2FrameData;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2FrameTypes;
import io.helidon.http.http2.Http2Headers;
import io.helidon.http.http2.Http2RstStream;
import io.helidon.http.http2.Http2Settings;
import io.helidon.http.http2.Http2StreamState;
import io.helidon.http.http2.Http2StreamWriter;
import io.helidon.http.http2.Http2WindowUpdate;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector.SubProtocolHandler;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream: Helidon's frames on one side, an exchange on the other. A request without a body is served on the stream's own
 * thread; for one with a body that thread brings the frames, and another one serves.
 */
final class GuestStream implements SubProtocolHandler, Http2Response.StreamOutput {
    private final Dispatcher dispatcher;
    private final Http2StreamWriter writer;
    private final int id;
    private final Http2Settings clientSettings;
    private final FlowControl.Outbound flow;
    private final Http2Exchange exchange;
    private final Http2Head head;
    private final @Nullable Http2Body body;
    private final Http2Response response;
    private final Runnable onEnd;
    private final Runnable press;
    private final CountDownLatch served = new CountDownLatch(1);
    private volatile Http2StreamState state;

    GuestStream(
            Dispatcher dispatcher,
            Transport transport,
            Http2Headers headers,
            Http2StreamWriter writer,
            int id,
            Http2Settings clientSettings,
            FlowControl.Outbound flow,
            Http2StreamState state,
            Runnable press,
            Consumer<GuestStream> onEnd) {
        this.dispatcher = dispatcher;
        this.writer = writer;
        this.id = id;
        this.clientSettings = clientSettings;
        this.flow = flow;
        this.state = state;
        this.head = new Http2Head(headers, transport.isSecure());
        this.body = state == Http2StreamState.HALF_CLOSED_REMOTE && !head.announcesBody()
                ? null
                : new Http2Body(dispatcher.limits());
        this.press = press;
        this.response = new Http2Response(
                this, head.method().equals("HEAD"), dispatcher.limits().outputBytes());
        this.exchange = new Http2Exchange(dispatcher.ids(), transport, head, body, response);
        this.onEnd = () -> onEnd.accept(this);
    }

    // ---- called by Helidon

    @Override
    public void init() {
        if (body == null) {
            serve();
            state = Http2StreamState.CLOSED;
        } else {
            Thread.ofVirtual().name("http2").start(this::serve);
        }
    }

    @Override
    public Http2StreamState streamState() {
        return state;
    }

    @Override
    public void data(Http2FrameHeader header, BufferData data) {
        Http2Body target = body;
        if (target == null) {
            return;
        }
        byte[] bytes = new byte[data.available()];
        data.read(bytes);
        boolean last = header.flags(Http2FrameTypes.DATA).endOfStream();
        try {
            target.offer(bytes, last);
            if (last) {
                served.await();
                state = Http2StreamState.CLOSED;
            }
        } catch (InterruptedException e) {
            gone();
            state = Http2StreamState.CLOSED;
        }
    }

    @Override
    public void rstStream(Http2RstStream rstStream) {
        state = Http2StreamState.CLOSED;
        gone();
    }

    @Override
    public void windowUpdate(Http2WindowUpdate update) {
        // Helidon's own flow control has seen to it
    }

    // ---- called by the connection

    /** Neither will more come nor will anything arrive. */
    void gone() {
        if (body != null) {
            body.fail(new EOFException("the client is gone, and the body of its request not complete"));
        }
        exchange.clientIsGone();
    }

    boolean isOverdue(long now) {
        return exchange.isOverdue(now);
    }

    void sendStale() {
        if (response.isStale()) {
            Thread.ofVirtual().start(response::sendStale);
        }
    }

    private void serve() {
        try {
            var limits = dispatcher.limits().headers();
            head.check(limits.targetBytes(), limits.fields());
            dispatcher.dispatch(exchange);
        } catch (Refusal e) {
            exchange.failed(new RequestFailure(Kind.REFUSED, String.valueOf(e.getMessage())));
            exchange.answerError(e.status(), String.valueOf(e.getMessage()));
        } finally {
            if (body != null) {
                body.close();
            }
            onEnd.run();
            served.countDown();
            dispatcher.completed(exchange);
        }
    }

    // ---- frames of the response

    @Override
    public void headers(Http2Headers headers, boolean last) throws IOException {
        int flags = Http2Flag.END_OF_HEADERS | (last ? Http2Flag.END_OF_STREAM : 0);
        perform(() -> {
            int ignored = writer.writeHeaders(headers, id, Http2Flag.HeaderFlags.create(flags), flow);
        });
    }

    @Override
    public void data(byte[] bytes, boolean last) throws IOException {
        var header = Http2FrameHeader.create(
                bytes.length, Http2FrameTypes.DATA, Http2Flag.DataFlags.create(last ? Http2Flag.END_OF_STREAM : 0), id);
        perform(() -> writer.writeData(new Http2FrameData(header, BufferData.create(bytes)), flow));
    }

    @Override
    public void reset() {
        try {
            perform(() -> writer.write(new Http2RstStream(Http2ErrorCode.INTERNAL)
                    .toFrameData(clientSettings, id, Http2Flag.NoFlags.create())));
        } catch (IOException e) {
            // the connection is gone
        }
    }

    @Override
    public void waiting() {
        press.run();
    }

    /** What goes wrong below means that the client is gone, or takes nothing. */
    private static void perform(Runnable write) throws IOException {
        try {
            write.run();
        } catch (RuntimeException e) {
            throw new IOException("the response could not be sent on: " + e.getMessage(), e);
        }
    }
}
