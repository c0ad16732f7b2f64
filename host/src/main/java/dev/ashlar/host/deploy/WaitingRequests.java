package dev.ashlar.host.deploy;

import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.http.HttpCaller;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.RequestFailure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Requests that wait until what answers them is ready, or are told why nothing does. */
final class WaitingRequests {
    private static final Duration LONGEST_WAIT = Limits.DEFAULT.deadline();

    private WaitingRequests() {}

    /** Wakes a revision, and the one that handles its messages; false when that fails and the request is answered. */
    static boolean await(Routes now, Revision chosen, HttpExchange exchange) {
        long latest = System.nanoTime() + LONGEST_WAIT.toNanos();
        long end = exchange.caller()
                .map(HttpCaller::deadline)
                .filter(callers -> callers - latest < 0)
                .orElse(latest);
        try {
            now.main().orElse(chosen).waking().await(end);
            chosen.waking().await(end);
            return true;
        } catch (ExecutionException e) {
            refuse(exchange, "revision %d cannot be made ready: %s".formatted(chosen.number(), reason(e)));
        } catch (TimeoutException e) {
            refuse(exchange, "revision %d is not ready in time".formatted(chosen.number()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(exchange, "the server is being stopped");
        }
        return false;
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause instanceof ManifestException problem
                ? String.valueOf(problem.getMessage())
                : String.valueOf(cause);
    }

    static void refuse(HttpExchange exchange, String why) {
        exchange.fail(
                503,
                "The application does not serve at the moment.",
                new RequestFailure(RequestFailure.Kind.OVERLOADED, why));
    }
}
