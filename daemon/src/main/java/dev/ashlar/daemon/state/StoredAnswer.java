package dev.ashlar.daemon.state;

/**
 * What a request was answered with.
 *
 * @param request digest of the request
 */
public record StoredAnswer(String request, int status, String body) {}
