package dev.ashlar.http;

/**
 * What clients may take of a server. All limits are enforced, whatever the handler does.
 *
 * @param connections open at a time; further clients wait in the kernel's queue
 * @param requestsInFlight over all connections; beyond it a request gets 503
 * @param streams of one HTTP/2 connection at a time
 * @param bodyBytes of a request; beyond it, 413
 * @param outputBytes that are collected of a response before they are sent
 * @param headers of a request
 */
public record ServerLimits(
        int connections,
        int requestsInFlight,
        int streams,
        long bodyBytes,
        int outputBytes,
        HeaderLimits headers,
        ServerTimeouts timeouts) {
    /** 10,000 connections, 1,000 requests in flight, 100 streams, bodies of any size, 16 KiB of output. */
    public static final ServerLimits DEFAULT = new ServerLimits(
            10_000, 1_000, 100, Long.MAX_VALUE, 16 << 10, HeaderLimits.DEFAULT, ServerTimeouts.DEFAULT);

    /**
     * What comes before a body, and behind it.
     *
     * @param targetBytes of the target of a request; beyond it, 414
     * @param bytes of a header or trailer section as it was sent; beyond it, 431
     * @param fields of a header or trailer section; beyond it, 431
     */
    public record HeaderLimits(int targetBytes, int bytes, int fields) {
        /** 8 KiB of target, 64 KiB in 200 fields. */
        public static final HeaderLimits DEFAULT = new HeaderLimits(8 << 10, 64 << 10, 200);

        /** @throws IllegalArgumentException when one is not positive */
        public HeaderLimits {
            requirePositive("targetBytes", targetBytes);
            requirePositive("bytes", bytes);
            requirePositive("fields", fields);
        }
    }

    /** @throws IllegalArgumentException when one is not positive; {@code bodyBytes} may be 0 */
    public ServerLimits {
        requirePositive("connections", connections);
        requirePositive("requestsInFlight", requestsInFlight);
        requirePositive("streams", streams);
        requirePositive("outputBytes", outputBytes);
        if (bodyBytes < 0) {
            throw new IllegalArgumentException("bodyBytes is negative");
        }
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be positive");
        }
    }

    public ServerLimits withConnections(int count) {
        return new ServerLimits(count, requestsInFlight, streams, bodyBytes, outputBytes, headers, timeouts);
    }

    public ServerLimits withRequestsInFlight(int count) {
        return new ServerLimits(connections, count, streams, bodyBytes, outputBytes, headers, timeouts);
    }

    public ServerLimits withBodyBytes(long bytes) {
        return new ServerLimits(connections, requestsInFlight, streams, bytes, outputBytes, headers, timeouts);
    }

    public ServerLimits withHeaders(HeaderLimits newHeaders) {
        return new ServerLimits(connections, requestsInFlight, streams, bodyBytes, outputBytes, newHeaders, timeouts);
    }

    public ServerLimits withTimeouts(ServerTimeouts newTimeouts) {
        return new ServerLimits(connections, requestsInFlight, streams, bodyBytes, outputBytes, headers, newTimeouts);
    }
}
