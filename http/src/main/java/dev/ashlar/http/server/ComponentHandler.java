package dev.ashlar.http.server;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.Value;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.WasmException;
import dev.ashlar.http.HttpComponent;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpInstances;
import dev.ashlar.http.HttpInstances.Lease;
import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestFailure.Kind;
import dev.ashlar.http.RequestRecord.ComponentUse;
import dev.ashlar.http.UnservableComponentException;
import dev.ashlar.http.exchange.Exchange;
import dev.ashlar.http.types.IncomingExchange;
import dev.ashlar.http.types.Outcome;
import dev.ashlar.wasi.ExitException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from a request to a fresh instance of a component, and back. */
final class ComponentHandler implements HttpComponent {
    private static final String HANDLER = "wasi:http/incoming-handler@0.2.";

    private final HttpInstances instances;
    private final HttpComponentConfig config;
    private final String export;

    private ComponentHandler(HttpInstances instances, HttpComponentConfig config, String export) {
        this.instances = instances;
        this.config = config;
        this.export = export;
    }

    static ComponentHandler of(Component component, HttpInstances instances, HttpComponentConfig config) {
        var exports = component.type().exports();
        var export = exports.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(HANDLER) && entry.getValue() instanceof ComponentExternType.Instance)
                .findFirst()
                .orElseThrow(() -> new UnservableComponentException(
                        "%s does not serve HTTP: it does not export wasi:http/incoming-handler of WASI 0.2, but %s"
                                .formatted(config.name(), names(exports.keySet()))));
        return new ComponentHandler(instances, config, export.getKey());
    }

    private static String names(java.util.Set<String> exports) {
        return exports.isEmpty() ? "nothing" : String.join(", ", exports);
    }

    @Override
    public HttpComponentConfig config() {
        return config;
    }

    @Override
    public void handle(HttpExchange given) throws IOException {
        var exchange = (Exchange) given;
        long end = System.nanoTime() + allowed(exchange);
        try (Lease lease = instances.take(exchange)) {
            Store store = lease.store();
            var before = store.cpuTime();
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            store.limitTime(left);
            store.limitCpu(config.limits().cpu());
            exchange.limitTime(left);
            var running = new Running(store);
            exchange.onClientGone(running::cancel);
            try {
                new Invocation(exchange, lease).run();
            } finally {
                running.end();
                exchange.used(new ComponentUse(
                        config.name(),
                        store.cpuTime().minus(before),
                        store.inUse().memoryBytes(),
                        lease.hostCalls()));
            }
        } catch (ResourceLimitException e) {
            exchange.used(new ComponentUse(config.name(), Duration.ZERO, 0, 0));
            GuestFailures.answer(exchange, e, new Outcome.Unanswered(), config);
        }
    }

    /** Nanoseconds. Nobody works for a caller that has no time left. */
    private long allowed(Exchange exchange) {
        return Math.min(exchange.timeLeft(), config.limits().deadline().toNanos());
    }

    /** A store as long as it serves this request: a client that leaves later does not stop the next one's guest. */
    private static final class Running {
        private @Nullable Store store;

        Running(Store store) {
            this.store = store;
        }

        synchronized void cancel() {
            if (store != null) {
                store.cancel();
            }
        }

        synchronized void end() {
            store = null;
        }
    }

    /** One request. */
    private final class Invocation {
        private final Exchange exchange;
        private final Lease lease;
        private final IncomingExchange incoming;

        Invocation(Exchange exchange, Lease lease) {
            this.exchange = exchange;
            this.lease = lease;
            var bodies = new BoundedBodies(exchange, lease, config.limits());
            this.incoming = new IncomingExchange(config.http(), exchange.head(), bodies.request(), bodies.response());
        }

        void run() {
            var thrown = call();
            if (thrown != null) {
                exchange.stopOutput();
            }
            var outcome = incoming.complete();
            if (thrown != null) {
                lease.explain(thrown).ifPresent(exchange::failed);
                GuestFailures.answer(exchange, thrown, outcome, config);
            } else {
                conclude(outcome);
            }
        }

        private @Nullable RuntimeException call() {
            try {
                var handler = lease.instance().instance(export).function("handle");
                handler.call(List.of(new Value.Handle(incoming.request()), new Value.Handle(incoming.responseOut())));
                return null;
            } catch (Trap | WasmException | ExitException | ResourceLimitException e) {
                return e;
            }
        }

        private void conclude(Outcome outcome) {
            switch (outcome) {
                case Outcome.Answered answered -> {}
                case Outcome.Unanswered unanswered -> {
                    exchange.failed(new RequestFailure(Kind.UNANSWERED, "the guest returned without an answer"));
                    exchange.answerError(500, "The application did not answer.");
                }
                case Outcome.Failed(var why) -> {
                    exchange.failed(new RequestFailure(Kind.FAILED, "the guest answered with the error " + why));
                    exchange.answerError(GuestFailures.statusOf(why), "The application could not answer.");
                }
                case Outcome.Incomplete(int status, var why) -> {
                    exchange.failed(new RequestFailure(
                            Kind.INCOMPLETE,
                            "the guest did not complete its response of %d: %s".formatted(status, why)));
                    exchange.answerError(502, "The application's answer was not complete.");
                }
            }
        }
    }
}
