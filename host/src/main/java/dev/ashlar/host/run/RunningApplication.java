package dev.ashlar.host.run;

import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.resolve.ResolvedApplication;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpHandler;
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
    private final Requests requests;
    private final List<AutoCloseable> resources;

    /** @param resources are closed at its end, the last one first */
    RunningApplication(
            ResolvedApplication resolved, ApplicationParts parts, Requests requests, List<AutoCloseable> resources) {
        this.resolved = resolved;
        this.parts = parts;
        this.requests = requests;
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
        return requests.inFlight().count();
    }

    /** Instances of components at this moment; none while nothing is going on. */
    public int instances() {
        return parts.instances();
    }

    /** Answers a request from outside. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!tryHandle(exchange)) {
            Requests.stopped(exchange);
        }
    }

    /** The same, if it is not being stopped. */
    boolean tryHandle(HttpExchange exchange) throws IOException {
        return requests.tryHandle(exchange);
    }

    /**
     * Begins nothing any more, and waits for what is under way.
     *
     * @return whether all ended within {@code patience}
     */
    public boolean drain(Duration patience) {
        requests.inFlight().end();
        try {
            return requests.inFlight().awaitNone(patience);
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
