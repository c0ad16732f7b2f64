package dev.ashlar.http;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How requests of guests are sent. The timeouts hold where a guest sets none, and a guest cannot set longer ones.
 *
 * @param connectTimeout for looking up, connecting, and the TLS handshake together
 * @param firstByteTimeout from when the head of the request is sent until the head of the response has come
 * @param betweenBytesTimeout that the body of a response may stand still while the guest waits for it
 * @param idleConnections kept for later requests, of all guests together; connections are never shared between tenants
 * @param idleTime after which a connection that nobody used is closed
 * @param tls whom to trust, and with which keys; empty for what the JVM trusts
 */
public record ClientConfig(
        Duration connectTimeout,
        Duration firstByteTimeout,
        Duration betweenBytesTimeout,
        int idleConnections,
        Duration idleTime,
        Optional<SSLContext> tls) {
    public static final ClientConfig DEFAULT = new ClientConfig(
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            256,
            Duration.ofSeconds(20),
            Optional.empty());

    /** @throws IllegalArgumentException when a timeout is not positive, or a number is negative */
    public ClientConfig {
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("firstByteTimeout", firstByteTimeout);
        requirePositive("betweenBytesTimeout", betweenBytesTimeout);
        requirePositive("idleTime", idleTime);
        if (idleConnections < 0) {
            throw new IllegalArgumentException("idleConnections is negative: " + idleConnections);
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " is " + duration + ", but must be positive");
        }
    }

    public ClientConfig withTimeouts(Duration connect, Duration firstByte, Duration betweenBytes) {
        return new ClientConfig(connect, firstByte, betweenBytes, idleConnections, idleTime, tls);
    }

    /** @param connections 0 to use none twice */
    public ClientConfig withIdle(int connections, Duration time) {
        return new ClientConfig(connectTimeout, firstByteTimeout, betweenBytesTimeout, connections, time, tls);
    }

    public ClientConfig withTls(SSLContext context) {
        return new ClientConfig(
                connectTimeout, firstByteTimeout, betweenBytesTimeout, idleConnections, idleTime, Optional.of(context));
    }
}
