package dev.ashlar.host.run;

import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.resolve.ResolvedApplication;
import dev.ashlar.host.route.Router;
import dev.ashlar.host.route.Routing;
import dev.ashlar.host.web.Answers;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.RequestFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An application that answers requests. Its components have instances only while an invocation needs them.
 *
 * <p>Errors: 404 where there is no route, 400 for paths with dot segments, 503 beyond a limit on how much may be going on at
 * once, 504 beyond a limit on time, and otherwise as {@link dev.ashlar.http.HttpComponent} has it. Whichever limit of the
 * manifest is met, the {@link HostListener} hears of it with its line, and it is counted.
 */
public final class RunningApplication implements HttpHandler, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ResolvedApplication resolved;
    private final ApplicationParts parts;
    private final Router<HttpTarget> router;
    private final Gauge requests;
    private final List<AutoCloseable> resources;
    private final InFlight inFlight;

    /** @param resources closed in their order when nothing uses them any more */
    RunningApplication(
            ResolvedApplication resolved,
            ApplicationParts parts,
            Router<HttpTarget> router,
            InFlight inFlight,
            List<AutoCloseable> resources) {
        this.resolved = resolved;
        this.parts = parts;
        this.router = router;
        this.inFlight = inFlight;
        this.requests = new Gauge(resolved.application().limits().requests());
        this.resources = new ArrayList<>(resources);
    }

    public Application application() {
        return resolved.application();
    }

    /** What is odd about it, but does not keep it from running. */
    public List<Problem> warnings() {
        return resolved.warnings();
    }

    /** Digests of its components, by name. */
    public Map<String, ResolvedApplication.Part> components() {
        return resolved.parts();
    }

    public ApplicationMeters meters() {
        return parts.meters();
    }

    /** Invocations at this moment, of all kinds. */
    public int invocations() {
        return inFlight.count();
    }

    /** Instances of components at this moment; none while nothing is going on. */
    public int instances() {
        return parts.instances();
    }

    /** Answers a request from outside. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!tryHandle(exchange)) {
            exchange.fail(
                    503,
                    "The application is being stopped.",
                    new RequestFailure(RequestFailure.Kind.OVERLOADED, "the application is being stopped"));
        }
    }

    /** The same, if it is not being stopped. */
    boolean tryHandle(HttpExchange exchange) throws IOException {
        if (!inFlight.tryEnter()) {
            return false;
        }
        try {
            admit(exchange);
        } finally {
            inFlight.leave();
        }
        return true;
    }

    private void admit(HttpExchange exchange) throws IOException {
        if (!requests.tryTake(1)) {
            String why = parts.reports()
                    .application("requests", application().limits().requests());
            exchange.onEnd(() -> parts.meters().ended("", true));
            exchange.fail(503, "The application is busy.", new RequestFailure(RequestFailure.Kind.OVERLOADED, why));
            return;
        }
        try {
            route(exchange);
        } finally {
            requests.giveBack(1);
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String target = exchange.target();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        switch (router.find(exchange.authority().orElse(""), path)) {
            case Routing.Malformed<HttpTarget> malformed -> {
                count(exchange, "");
                Answers.text(exchange, 400, "The path is not one that can be served.", Map.of());
            }
            case Routing.Found<HttpTarget> found
            when !trigger(found).isPrivate() -> {
                count(
                        exchange,
                        found.route().target() instanceof HttpTarget.Component(var ignored, var handler, var bodies)
                                ? handler.config().name()
                                : "");
                HttpTarget.answer(found, exchange);
            }
            default -> {
                count(exchange, "");
                Answers.notFound(exchange);
            }
        }
    }

    private static HttpTrigger trigger(Routing.Found<HttpTarget> found) {
        return found.route().target().trigger();
    }

    private void count(HttpExchange exchange, String component) {
        exchange.onEnd(() -> {
            parts.meters().ended(component, exchange.hasFailed());
            parts.meters().transferred(component, exchange.requestBytes(), exchange.responseBytes());
        });
    }

    /**
     * Begins nothing any more, and waits for what is under way.
     *
     * @return whether all ended within {@code patience}
     */
    public boolean drain(Duration patience) {
        inFlight.end();
        try {
            return inFlight.awaitNone(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it: waits for invocations for a while, then takes away what it has. */
    @Override
    public void close() {
        boolean ignored = drain(PATIENCE);
        Resources.closeAll(resources);
    }
}
