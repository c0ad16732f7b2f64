package dev.ashlar.host.deploy;

import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.http.HttpCaller;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.RequestFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Requests that wait until what answers them is ready, or are told why nothing does. */
final class WaitingRequests {
    private static final Duration LONGEST_WAIT = Limits.DEFAULT.deadline();

    private WaitingRequests() {}

    /** Hears what cannot be made ready for a request, before that is answered. */
    interface Unready {
        /** @param kind internal if it is the fault of what was chosen */
        void hear(Routes.Choice chosen, RequestFailure.Kind kind);
    }

    /**
     * Wakes what answers a request, and before it the revision that handles messages; false when that fails and the request is answered.
     */
    static boolean await(Routes now, Routes.Choice chosen, HttpExchange exchange, Unready unready) {
        long latest = System.nanoTime() + LONGEST_WAIT.toNanos();
        long end = exchange.caller()
                .map(HttpCaller::deadline)
                .filter(callers -> callers - latest < 0)
                .orElse(latest);
        Routes.Choice first = now.main().map(Routes.Choice::plain).orElse(chosen);
        return await(first, end, exchange, unready) && await(chosen, end, exchange, unready);
    }

    private static boolean await(Routes.Choice chosen, long end, HttpExchange exchange, Unready unready) {
        Optional<RequestFailure> failure = failure(chosen, end);
        failure.ifPresent(why -> {
            unready.hear(chosen, why.kind());
            refuse(exchange, why);
        });
        return failure.isEmpty();
    }

    private static Optional<RequestFailure> failure(Routes.Choice chosen, long end) {
        try {
            chosen.answering().waking().await(end);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(
                    new RequestFailure(kind(e), "%s cannot be made ready: %s".formatted(chosen.text(), reason(e))));
        } catch (TimeoutException e) {
            return Optional.of(overloaded("%s is not ready in time".formatted(chosen.text())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(overloaded("the server is being stopped"));
        }
    }

    private static RequestFailure overloaded(String why) {
        return new RequestFailure(RequestFailure.Kind.OVERLOADED, why);
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
        refuse(exchange, overloaded(why));
    }

    private static void refuse(HttpExchange exchange, RequestFailure why) {
        exchange.fail(503, "The application does not serve at the moment.", why);
    }
}
