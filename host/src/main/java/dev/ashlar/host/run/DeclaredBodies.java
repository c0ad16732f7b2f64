package dev.ashlar.host.run;

import dev.ashlar.host.manifest.ByteSize;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.RequestFailure;
import java.util.Optional;

/** Refuses requests whose body is said to be longer than a component's limit, before there is an instance for them. */
record DeclaredBodies(String component, Optional<ByteSize> limit, LimitReports reports) {
    /** False when it was refused. */
    boolean admits(HttpExchange exchange) {
        if (limit.isEmpty() || length(exchange) <= limit.get().bytes()) {
            return true;
        }
        String why = reports.component(component, "request-body", limit.get());
        exchange.fail(
                413,
                "The body of the request is longer than %d bytes."
                        .formatted(limit.get().bytes()),
                new RequestFailure(RequestFailure.Kind.REFUSED, why));
        return false;
    }

    /** The server has refused what is no number. */
    private static long length(HttpExchange exchange) {
        return exchange.header("content-length")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
