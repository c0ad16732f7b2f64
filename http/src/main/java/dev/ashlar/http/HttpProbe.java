package dev.ashlar.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A request without a connection and without a body, to find out whether a handler works. It comes from an unresolved address
 * {@code probe}, with the time to live that {@code patience} says.
 *
 * @param target path and query
 * @param authority host that is asked for
 * @param headers names in lower case
 * @param patience for the answer; then whoever answers is stopped
 */
public record HttpProbe(
        String method, String target, String authority, Map<String, String> headers, Duration patience) {
    /** Characters of a body that are kept. */
    public static final int MOST_KEPT = 1 << 10;

    public HttpProbe {
        headers = Map.copyOf(headers);
    }

    /**
     * What came of it.
     *
     * @param status 0 when there was no answer in time
     * @param body how the body begins, as Latin-1
     */
    public record Answer(int status, String body, Optional<RequestFailure> failure) {}

    /** Waits for the answer, uninterruptibly. */
    public Answer send(HttpHandler handler) {
        return HttpServerProvider.get().probe(handler, this);
    }
}
