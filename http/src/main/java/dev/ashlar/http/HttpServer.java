package dev.ashlar.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Serves HTTP/1.0, 1.1 and 2 on one address, with or without TLS. HTTP/2 is negotiated by ALPN, or without TLS begun by the client
 * (prior knowledge) or by {@code Upgrade: h2c}.
 *
 * {@snippet :
 * try (HttpServer server = HttpServer.start(HttpServerConfig.at(new InetSocketAddress("127.0.0.1", 8080)), handler)) {
 *     System.err.println("serving on " + server.address());
 *     stop.await();
 *     server.drain(Duration.ofSeconds(10));
 * }
 * }
 */
public interface HttpServer extends AutoCloseable {
    /**
     * @throws IOException when the address cannot be bound, or a certificate not be read; the message says which
     */
    static HttpServer start(HttpServerConfig config, HttpHandler handler) throws IOException {
        return HttpServerProvider.get().start(config, handler);
    }

    /** Where it listens, with the real port where 0 was asked for; for a Unix domain socket an unresolved address with its path. */
    InetSocketAddress address();

    /** Connections open at this moment. */
    int connections();

    /** Requests being answered at this moment. */
    int requestsInFlight();

    /**
     * Accepts no more connections, lets requests in flight end and closes each connection behind them.
     *
     * @return whether all ended within {@code patience}; the others are still running
     */
    boolean drain(Duration patience);

    /** Ends it at once, with all connections. */
    @Override
    void close();
}
