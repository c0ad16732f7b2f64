package dev.ashlar.http;

/**
 * Who answers a request within the process, and for whom.
 *
 * @param handler answers, on a virtual thread of its own
 * @param caller who asks
 * @param listener is told what became of the request
 */
public record LocalHost(HttpHandler handler, HttpCaller caller, RequestListener listener) {}
