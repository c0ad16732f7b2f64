package dev.ashlar.http.server;

import dev.ashlar.http.exchange.Dispatcher;
import dev.ashlar.http.exchange.Transport;
import dev.ashlar.http.exchange.Watchdog;
import dev.ashlar.http.http1.Http1Connection;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An accepted connection: the TLS handshake, then what its client speaks. */
final class ServedConnection {
    private final Socket accepted;
    private final Optional<SSLContext> tls;
    private final Dispatcher dispatcher;
    private final Watchdog watchdog;
    private volatile @Nullable Http1Connection http1;
    private volatile boolean draining;

    ServedConnection(Socket accepted, Optional<SSLContext> tls, Dispatcher dispatcher, Watchdog watchdog) {
        this.accepted = accepted;
        this.tls = tls;
        this.dispatcher = dispatcher;
        this.watchdog = watchdog;
    }

    void run() {
        try {
            accepted.setTcpNoDelay(true);
            var transport = new Transport(accepted, tls.isPresent() ? handshake(tls.get()) : accepted);
            var connection = new Http1Connection(transport, dispatcher, watchdog);
            http1 = connection;
            if (draining) {
                connection.drain();
            }
            connection.run();
        } catch (IOException e) {
            close();
        }
    }

    private SSLSocket handshake(SSLContext context) throws IOException {
        accepted.setSoTimeout(
                (int) dispatcher.limits().timeouts().header().plusMillis(1).toMillis());
        var socket = (SSLSocket) context.getSocketFactory().createSocket(accepted, null, true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        accepted.setSoTimeout(0);
        return socket;
    }

    /** May be called again and again. */
    void drain() {
        draining = true;
        Http1Connection known = http1;
        if (known != null) {
            known.drain();
        }
    }

    void abort() {
        Http1Connection known = http1;
        if (known == null) {
            close();
        } else {
            known.abort();
        }
    }

    private void close() {
        try {
            accepted.close();
        } catch (IOException e) {
            // nothing is held any more
        }
    }
}
