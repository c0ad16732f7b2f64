package dev.ashlar.http.server;

import dev.ashlar.http.exchange.Dispatcher;
import dev.ashlar.http.exchange.Handover;
import dev.ashlar.http.exchange.Transport;
import dev.ashlar.http.exchange.Watchdog;
import dev.ashlar.http.http1.Http1Connection;
import dev.ashlar.http.http2.Http2Connection;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An accepted connection: the TLS handshake, then what its client speaks. */
final class ServedConnection {
    private static final String HTTP2 = "h2";

    private final Socket accepted;
    private final Optional<ServerTls> tls;
    private final Dispatcher dispatcher;
    private final Watchdog watchdog;
    private volatile @Nullable Http1Connection http1;
    private volatile @Nullable Http2Connection http2;
    private volatile boolean draining;

    ServedConnection(Socket accepted, Optional<ServerTls> tls, Dispatcher dispatcher, Watchdog watchdog) {
        this.accepted = accepted;
        this.tls = tls;
        this.dispatcher = dispatcher;
        this.watchdog = watchdog;
    }

    void run() {
        try {
            var socket = tls.isPresent() ? handshake(tls.get()) : accepted;
            var transport = new Transport(accepted, socket);
            if (socket instanceof SSLSocket secure
                    && secure.getApplicationProtocol().equals(HTTP2)) {
                serveHttp2(transport, new Handover(new byte[0], Optional.empty()));
            } else {
                serveHttp1(transport);
            }
        } catch (IOException e) {
            close();
        }
    }

    private void serveHttp1(Transport transport) throws IOException {
        var connection = new Http1Connection(transport, dispatcher, watchdog);
        http1 = connection;
        if (draining) {
            connection.drain();
        }
        var handover = connection.run();
        http1 = null;
        if (handover.isPresent()) {
            serveHttp2(transport, handover.get());
        }
    }

    private void serveHttp2(Transport transport, Handover handover) throws IOException {
        var connection = new Http2Connection(transport, handover.bytes(), dispatcher, watchdog);
        if (handover.upgrade().isPresent()) {
            connection.upgrade(handover.upgrade().get());
        }
        http2 = connection;
        if (draining) {
            connection.drain();
        }
        connection.run();
    }

    private SSLSocket handshake(ServerTls secured) throws IOException {
        accepted.setSoTimeout(
                (int) dispatcher.limits().timeouts().header().plusMillis(1).toMillis());
        var socket = (SSLSocket) secured.context().getSocketFactory().createSocket(accepted, null, true);
        socket.setUseClientMode(false);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {HTTP2, "http/1.1"});
        socket.setSSLParameters(parameters);
        socket.setNeedClientAuth(secured.asksClients());
        socket.startHandshake();
        accepted.setSoTimeout(0);
        return socket;
    }

    /** May be called again and again. */
    void drain() {
        draining = true;
        Http1Connection first = http1;
        Http2Connection second = http2;
        if (first != null) {
            first.drain();
        } else if (second != null) {
            second.drain();
        }
    }

    void abort() {
        Http1Connection first = http1;
        Http2Connection second = http2;
        if (first != null) {
            first.abort();
        } else if (second != null) {
            second.abort();
        }
        close();
    }

    private void close() {
        try {
            accepted.close();
        } catch (IOException e) {
            // nothing is held any more
        }
    }
}
