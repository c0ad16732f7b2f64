package dev.ashlar.http.http2;

import dev.ashlar.http.exchange.Dispatcher;
import dev.ashlar.http.exchange.Handover;
import dev.ashlar.http.exchange.Refusal;
import dev.ashlar.http.exchange.Transport;
import dev.ashlar.http.exchange.Watchdog;
import dev.ashlar.http.types.FieldSyntax;
import dev.ashlar.http.types.RequestHead;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.WritableHeaders;
import io.helidon.http.http2.Http2Headers;
import io.helidon.http.http2.Http2Settings;
import io.helidon.http.http2.Http2StreamState;
import io.helidon.http.http2.Http2StreamWriter;
import io.helidon.http.http2.StreamFlowControl;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.http2.Http2ConnectionSelector;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector;
import io.helidon.webserver.http2.spi.SubProtocolResult;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A connection with a client that speaks HTTP/2. Frames, header compression and flow control are Helidon's. */
public final class Http2Connection implements Watchdog.Watched, Http2SubProtocolSelector {
    private static final int FRAME = 16 << 10;
    private static final int WINDOW = 64 << 10;

    private final Transport transport;
    private final Dispatcher dispatcher;
    private final Watchdog watchdog;
    private final QueuedWriter writer;
    private final ExecutorService executor;
    private final io.helidon.webserver.http2.Http2Connection helidon;
    private final Set<GuestStream> streams = ConcurrentHashMap.newKeySet();
    private volatile long idleSince = System.nanoTime();

    /** @param first what was read of it: the beginning of the client's preface */
    public Http2Connection(Transport transport, byte[] first, Dispatcher dispatcher, Watchdog watchdog) {
        var limits = dispatcher.limits();
        this.transport = transport;
        this.dispatcher = dispatcher;
        this.watchdog = watchdog;
        this.writer = new QueuedWriter(transport, limits.timeouts().write().toNanos());
        this.executor = Executors.newVirtualThreadPerTaskExecutor();
        var config = Http2Config.builder()
                .maxFrameSize(FRAME)
                .initialWindowSize(WINDOW)
                .maxConcurrentStreams(limits.streams())
                .maxHeaderListSize(limits.headers().bytes())
                .flowControlTimeout(limits.timeouts().write())
                .validatePath(false)
                .buildPrototype();
        this.helidon = (io.helidon.webserver.http2.Http2Connection) Http2ConnectionSelector.builder()
                .http2Config(config)
                .addSubProtocolSelector(this)
                .build()
                .connection(new HelidonContext(transport, first, writer, executor));
    }

    /** The first request, which came over HTTP/1 and asked to go on like this; its client was told yes. */
    public void upgrade(Handover.Upgrade upgrade) throws Refusal {
        RequestHead head = upgrade.head();
        var headers = WritableHeaders.create();
        var fields = head.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (!FieldSyntax.isForbidden(fields.name(i))) {
                headers.add(HeaderValues.create(HeaderNames.create(fields.name(i)), fields.text(i)));
            }
        }
        String path = head.pathWithQuery().orElse("/");
        var request = Http2Headers.create(headers)
                .method(Method.create(head.method()))
                .path(path)
                .authority(head.authority().orElse(""))
                .scheme("http");
        try {
            helidon.clientSettings(Http2Settings.create(
                    BufferData.create(Base64.getUrlDecoder().decode(upgrade.settings()))));
        } catch (RuntimeException e) {
            throw new Refusal(400, "the header http2-settings cannot be read");
        }
        helidon.upgradeConnectionData(
                HttpPrologue.create("HTTP/2.0", "HTTP", "2.0", request.method(), path, false), request);
    }

    /** Serves the client until one of both ends the connection. */
    public void run() {
        watchdog.add(this);
        writer.start();
        try {
            helidon.handle(FixedLimit.create());
        } catch (InterruptedException | RuntimeException e) {
            // the client is gone, or broke a rule and was told so
        } finally {
            streams.forEach(GuestStream::gone);
            watchdog.remove(this);
            writer.close();
            executor.shutdown();
            transport.close();
        }
    }

    @Override
    public SubProtocolResult subProtocol(
            ConnectionContext ctx,
            HttpPrologue prologue,
            Http2Headers headers,
            Http2StreamWriter streamWriter,
            int streamId,
            Http2Settings serverSettings,
            Http2Settings clientSettings,
            StreamFlowControl flow,
            Http2StreamState currentState,
            Router router) {
        var stream = new GuestStream(
                dispatcher,
                transport,
                headers,
                streamWriter,
                streamId,
                clientSettings,
                flow.outbound(),
                currentState,
                watchdog::press,
                this::ended);
        streams.add(stream);
        return new SubProtocolResult(true, stream);
    }

    private void ended(GuestStream stream) {
        streams.remove(stream);
        idleSince = System.nanoTime();
    }

    /**
     * No further request is served; those that are being served are completed, and what was answered is sent. To be called until the
     * connection has ended.
     */
    public void drain() {
        if (!streams.isEmpty() || !writer.isIdle()) {
            return;
        }
        if (helidon.canInterrupt()) {
            transport.shutdownOutput();
            transport.close();
        } else {
            helidon.close(false);
        }
    }

    /** At once, whatever it is doing. */
    public void abort() {
        transport.reset();
        streams.forEach(GuestStream::gone);
    }

    @Override
    public void look(long now) {
        boolean idle = streams.isEmpty()
                && now - idleSince >= dispatcher.limits().timeouts().idle().toNanos();
        if (idle || writer.isOverdue(now) || streams.stream().anyMatch(stream -> stream.isOverdue(now))) {
            transport.reset();
        }
    }

    @Override
    public void sendStale() {
        streams.forEach(GuestStream::sendStale);
    }
}
