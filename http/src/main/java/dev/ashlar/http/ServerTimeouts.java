package dev.ashlar.http;

import java.time.Duration;

/**
 * How long a server waits for its clients.
 *
 * @param header from the first byte of a request, or the connection's start, to the end of the header section; the TLS handshake
 *     counts, too. Beyond it, 408
 * @param body for which a client may send nothing of a body that somebody waits for. Beyond it, 408
 * @param write for which a client may take nothing of a response. Beyond it the connection is reset
 * @param idle of a connection between requests
 */
public record ServerTimeouts(Duration header, Duration body, Duration write, Duration idle) {
    /** 10 s for a header section, 30 s for a part of a body either way, 60 s between requests. */
    public static final ServerTimeouts DEFAULT = new ServerTimeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** @throws IllegalArgumentException when one is not positive */
    public ServerTimeouts {
        requirePositive("header", header);
        requirePositive("body", body);
        requirePositive("write", write);
        requirePositive("idle", idle);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("the timeout \"" + name + "\" is " + value + ", but must be positive");
        }
    }
}
