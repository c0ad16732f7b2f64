package dev.ashlar.http;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How a server is started.
 *
 * @param address to listen on; port 0 for any that is free
 * @param tls empty to serve without encryption
 * @param listener is told what became of requests
 */
public record HttpServerConfig(
        InetSocketAddress address, Optional<TlsFiles> tls, ServerLimits limits, RequestListener listener) {

    /** Without TLS, with default limits, telling nobody. */
    public static HttpServerConfig at(InetSocketAddress address) {
        return new HttpServerConfig(address, Optional.empty(), ServerLimits.DEFAULT, RequestListener.NONE);
    }

    public HttpServerConfig withTls(TlsFiles files) {
        return new HttpServerConfig(address, Optional.of(files), limits, listener);
    }

    public HttpServerConfig withLimits(ServerLimits newLimits) {
        return new HttpServerConfig(address, tls, newLimits, listener);
    }

    public HttpServerConfig withListener(RequestListener newListener) {
        return new HttpServerConfig(address, tls, limits, newListener);
    }
}
