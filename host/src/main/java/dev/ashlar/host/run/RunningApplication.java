package dev.ashlar.host.run;

import dev.ashlar.host.capacity.Saturation;
import dev.ashlar.host.capacity.Scale;
import dev.ashlar.host.capacity.UnscalableException;
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
import java.util.concurrent.Executor;

/**
 * An application, or one revision of it, that answers requests. Its components have instances only while an invocation needs them.
 *
 * <p>Errors: 404 where there is no route, 400 for paths with dot segments, 503 beyond a limit on how much may be going on at
 * once when there is no room to wait either, 504 beyond a limit on time, and otherwise as {@link dev.ashlar.http.HttpComponent} has it. Whichever limit of the
 * manifest is met, the {@link HostListener} hears of it with its line, and it is counted.
 */
public final class RunningApplication implements HttpHandler, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ResolvedApplication resolved;
    private final ApplicationParts parts;
    private final Requests requests;
    private final List<Scheduled> schedules;
    private final List<Subscriber> subscribers;
    private final Precompiling precompiling;
    private final Executor compilers;
    private final List<AutoCloseable> resources;

    /** @param resources are closed at its end, the last one first */
    RunningApplication(
            ResolvedApplication resolved,
            ApplicationParts parts,
            Requests requests,
            List<Scheduled> schedules,
            List<Subscriber> subscribers,
            Precompiling precompiling,
            Executor compilers,
            List<AutoCloseable> resources) {
        this.resolved = resolved;
        this.parts = parts;
        this.requests = requests;
        this.schedules = List.copyOf(schedules);
        this.subscribers = List.copyOf(subscribers);
        this.precompiling = precompiling;
        this.compilers = compilers;
        this.resources = new ArrayList<>(resources);
    }

    /** What it starts by time, once it serves. */
    List<Scheduled> schedules() {
        return schedules;
    }

    /** Who handles messages, once it serves. */
    List<Subscriber> subscribers() {
        return subscribers;
    }

    /**
     * Generates the code that its first requests would otherwise have to wait for, where it is not there yet: nothing of what other
     * revisions have generated, and little of very large components.
     */
    public void compile() {
        precompiling.run();
    }

    /** The same, behind the caller's back, when the applications before it are done. */
    public void compileInBackground() {
        compilers.execute(() -> {
            if (!requests.inFlight().hasEnded()) {
                precompiling.run();
            }
        });
    }

    /** At its end, {@code resource} is closed after all others. */
    void own(AutoCloseable resource) {
        resources.addFirst(resource);
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

    /** Of this revision. */
    public ApplicationMeters meters() {
        return parts.meters();
    }

    /** Invocations at this moment, of all kinds. */
    public int invocations() {
        return requests.inFlight().count();
    }

    /** Instances of components at this moment, those of other revisions included; none while nothing is going on. */
    public int instances() {
        return parts.instances();
    }

    /** How near each component is to its limits, by name. */
    public Map<String, Saturation> saturation() {
        return parts.capacity().saturation();
    }

    /**
     * Sets limits of a component, at once, in place of those of the manifest: invocations that wait go on if there is room now;
     * none is cut when there is less.
     *
     * @throws UnscalableException when there is no such component, or it cannot have such a limit
     */
    public void scale(String component, Scale scale) {
        parts.capacity().scale(component, scale);
    }

    /** Answers a request from outside. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!tryHandle(exchange)) {
            Requests.stopped(exchange);
        }
    }

    /**
     * Answers requests that are to try it out. They are no requests for meters, for the limit on requests, and for whoever hears of requests
     * from outside; what components take for them is counted.
     */
    public HttpHandler probed() {
        return requests::handleProbe;
    }

    /** The same, if it is not being stopped; otherwise false, and nothing was done. */
    public boolean tryHandle(HttpExchange exchange) throws IOException {
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
        int ignored = close(PATIENCE);
    }

    /**
     * The same.
     *
     * @return how many invocations had not ended within {@code patience}
     */
    public int close(Duration patience) {
        int left = drain(patience) ? 0 : invocations();
        Resources.closeAll(resources);
        return left;
    }
}
