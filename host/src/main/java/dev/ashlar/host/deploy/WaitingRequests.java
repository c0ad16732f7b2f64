package dev.ashlar.host.deploy;

import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.http.HttpCaller;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.RequestFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Requests that wait until what answers them is ready, or are told why nothing does. */
final class WaitingRequests {
    private static final Duration LONGEST_WAIT = Limits.DEFAULT.deadline();

    private WaitingRequests() {}

    /**
     * Wakes what answers a request, and before it the revision that handles messages; false when that fails and the request is answered.
     *
     * @param fault takes the revisions that cannot be made ready, if it is theirs
     */
    static boolean await(Routes now, Routes.Choice chosen, HttpExchange exchange, Consumer<List<Revision>> fault) {
        long latest = System.nanoTime() + LONGEST_WAIT.toNanos();
        long end = exchange.caller()
                .map(HttpCaller::deadline)
                .filter(callers -> callers - latest < 0)
                .orElse(latest);
        Routes.Choice first = now.main().map(Routes.Choice::plain).orElse(chosen);
        return await(first, end, exchange, fault) && await(chosen, end, exchange, fault);
    }

    private static boolean await(
            Routes.Choice chosen, long end, HttpExchange exchange, Consumer<List<Revision>> fault) {
        try {
            chosen.answering().waking().await(end);
            return true;
        } catch (ExecutionException e) {
            var kind = kind(e);
            if (kind == RequestFailure.Kind.INTERNAL) {
                fault.accept(chosen.takingPart());
            }
            refuse(exchange, kind, "%s cannot be made ready: %s".formatted(chosen.text(), reason(e)));
        } catch (TimeoutException e) {
            refuse(exchange, RequestFailure.Kind.OVERLOADED, "%s is not ready in time".formatted(chosen.text()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(exchange, RequestFailure.Kind.OVERLOADED, "the server is being stopped");
        }
        return false;
    }

    /** Overloaded where it would be ready if less were going on. */
    private static RequestFailure.Kind kind(ExecutionException failure) {
        return switch (failure.getCause()) {
            case ResourceLimitException _, RejectedExecutionException _ -> RequestFailure.Kind.OVERLOADED;
            case null, default -> RequestFailure.Kind.INTERNAL;
        };
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause instanceof ManifestException problem
                ? String.valueOf(problem.getMessage())
                : String.valueOf(cause);
    }

    /** There is nothing that could answer. */
    static void refuse(HttpExchange exchange, String why) {
        refuse(exchange, RequestFailure.Kind.OVERLOADED, why);
    }

    private static void refuse(HttpExchange exchange, RequestFailure.Kind kind, String why) {
        exchange.fail(503, "The application does not serve at the moment.", new RequestFailure(kind, why));
    }
}
