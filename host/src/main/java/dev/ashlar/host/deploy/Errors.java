package dev.ashlar.host.deploy;

import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.RequestFailure;

/** What counts against a revision. */
final class Errors {
    private static final int FIRST_SERVER_ERROR = 500;

    private Errors() {}

    /** Whether a request that has ended went wrong by the fault of who answered it. */
    static boolean isError(HttpExchange exchange) {
        return exchange.failure()
                .map(RequestFailure::kind)
                .map(Errors::isOurs)
                .orElseGet(() -> exchange.status() >= FIRST_SERVER_ERROR);
    }

    private static boolean isOurs(RequestFailure.Kind kind) {
        return switch (kind) {
            case REFUSED, CLIENT_GONE, OVERLOADED -> false;
            case TRAPPED, UNANSWERED, FAILED, INCOMPLETE, DEADLINE, INTERNAL -> true;
        };
    }
}
