package dev.ashlar.http.exchange;

import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestFailure.Kind;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.RequestRecord;
import dev.ashlar.http.ServerLimits;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The way of every request to the handler, and what is done around that: counting, errors, reports. */
public final class Dispatcher {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.http");

    private final HttpHandler handler;
    private final RequestListener listener;
    private final ServerLimits limits;
    private final RequestIds ids = new RequestIds();
    private final AtomicInteger inFlight = new AtomicInteger();

    public Dispatcher(HttpHandler handler, RequestListener listener, ServerLimits limits) {
        this.handler = handler;
        this.listener = listener;
        this.limits = limits;
    }

    public ServerLimits limits() {
        return limits;
    }

    public RequestIds ids() {
        return ids;
    }

    public int inFlight() {
        return inFlight.get();
    }

    /** Has the request answered, in one way or another. */
    public void dispatch(Exchange exchange) {
        try {
            if (inFlight.incrementAndGet() > limits.requestsInFlight()) {
                exchange.failed(new RequestFailure(
                        Kind.OVERLOADED, limits.requestsInFlight() + " requests are in flight already"));
                exchange.answerError(503, "The server is busy.");
            } else {
                answer(handler, exchange);
            }
        } finally {
            inFlight.decrementAndGet();
        }
    }

    /** Calls a handler; where it does not answer, an error does. */
    public static void answer(HttpHandler handler, Exchange exchange) {
        try {
            handler.handle(exchange);
            if (!exchange.isWhole()) {
                exchange.failed(new RequestFailure(Kind.UNANSWERED, "the handler gave no complete answer"));
                exchange.answerError(500, "The application did not answer.");
            }
        } catch (Refusal e) {
            exchange.failed(new RequestFailure(Kind.REFUSED, String.valueOf(e.getMessage())));
            exchange.answerError(e.status(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            exchange.failed(new RequestFailure(Kind.CLIENT_GONE, String.valueOf(e.getMessage())));
            exchange.answerError(500, "The request could not be answered.");
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, "a request failed by an error of the host", e);
            exchange.failed(new RequestFailure(Kind.INTERNAL, e.toString()));
            exchange.answerError(500, "The server failed.");
        }
    }

    /** A request has ended. */
    public void completed(Exchange exchange) {
        completed(exchange, listener);
    }

    public static void completed(Exchange exchange, RequestListener listener) {
        exchange.end(listener);
    }

    /** A request was refused before it became one. */
    public void refused(RequestRecord request) {
        listener.completed(request);
    }
}
