package dev.ashlar.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of a request, for logs and meters.
 *
 * @param client where it came from; for requests of guests of this process an unresolved address with the component's name
 * @param caller the guest that sent it, if that was one of this process
 * @param protocol such as {@code HTTP/1.1}; {@code local} where there was no connection
 * @param method empty when the request could not be read so far
 * @param target path and query as sent; empty when the request could not be read so far
 * @param status of the response; 0 when none was begun
 * @param requestBytes of the body, as far as it was read
 * @param responseBytes of the body that the handler gave
 * @param duration from the end of the request's head to the end of the response
 * @param served by a component; empty when none was called
 * @param failure empty when the response is complete and the handler's own
 */
public record RequestRecord(
        String requestId,
        InetSocketAddress client,
        Optional<HttpCaller> caller,
        String protocol,
        String method,
        String target,
        int status,
        long requestBytes,
        long responseBytes,
        Duration duration,
        Optional<ComponentUse> served,
        Optional<RequestFailure> failure) {

    /**
     * What a component took.
     *
     * @param name of the component
     * @param cpu time for which it computed
     * @param memoryBytes of its memories at the end, which is the peak, as memories do not shrink
     * @param hostCalls to functions of the host; 0 where nobody counts them
     */
    public record ComponentUse(String name, Duration cpu, long memoryBytes, long hostCalls) {}
}
