package dev.ashlar.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Optional;

/**
 * How a server is started.
 *
 * @param address to listen on, an {@link InetSocketAddress}, with port 0 for any that is free, or a
 *     {@link UnixDomainSocketAddress}; then only the owner of the process may connect, and a file of a server that has gone is
 *     replaced
 * @param tls empty to serve without encryption
 * @param listener is told what became of requests
 */
public record HttpServerConfig(
        SocketAddress address, Optional<TlsFiles> tls, ServerLimits limits, RequestListener listener) {

    /** Without TLS, with default limits, telling nobody. */
    public static HttpServerConfig at(SocketAddress address) {
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
