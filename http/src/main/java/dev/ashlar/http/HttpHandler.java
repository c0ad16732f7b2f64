package dev.ashlar.http;

import java.io.IOException;

/** Answers requests, many at a time. */
@FunctionalInterface
public interface HttpHandler {
    /**
     * Called on a virtual thread for each request. What it leaves unanswered is answered with 500.
     *
     * @throws IOException when the client is gone
     */
    void handle(HttpExchange exchange) throws IOException;
}
