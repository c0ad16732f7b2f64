package dev.ashlar.http.server;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.WasmException;
import dev.ashlar.http.HttpComponent;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestFailure.Kind;
import dev.ashlar.http.RequestRecord.ComponentUse;
import dev.ashlar.http.UnservableComponentException;
import dev.ashlar.http.exchange.Exchange;
import dev.ashlar.http.types.IncomingExchange;
import dev.ashlar.http.types.Outcome;
import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.WasiContext;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from a request to a fresh instance of a component, and back. */
final class ComponentHandler implements HttpComponent {
    private static final String HANDLER = "wasi:http/incoming-handler@0.2.";

    private final LinkedComponent linked;
    private final HttpComponentConfig config;
    private final Engine engine;
    private final String export;
    private final StoreConfig storeConfig;

    private ComponentHandler(LinkedComponent linked, HttpComponentConfig config, String export) {
        this.linked = linked;
        this.config = config;
        this.engine = linked.component().engine();
        this.export = export;
        var store = StoreConfig.DEFAULT.withLimits(config.limits().resources());
        this.storeConfig = config.tenant().map(store::withTenant).orElse(store);
    }

    static ComponentHandler of(LinkedComponent linked, HttpComponentConfig config) {
        var exports = linked.component().type().exports();
        var export = exports.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(HANDLER) && entry.getValue() instanceof ComponentExternType.Instance)
                .findFirst()
                .orElseThrow(() -> new UnservableComponentException(
                        "%s does not serve HTTP: it does not export wasi:http/incoming-handler of WASI 0.2, but %s"
                                .formatted(config.name(), names(exports.keySet()))));
        return new ComponentHandler(linked, config, export.getKey());
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
        try (WasiContext wasi = WasiContext.open(config.grants().apply(exchange));
                Store store = engine.newStore(storeConfig.withData(wasi))) {
            store.limitTime(config.limits().deadline());
            store.limitCpu(config.limits().cpu());
            exchange.limitTime(config.limits().deadline());
            exchange.onClientGone(store::cancel);
            new Invocation(exchange, store).run();
            exchange.used(new ComponentUse(config.name(), store.cpuTime()));
        }
    }

    /** One request. */
    private final class Invocation {
        private final Exchange exchange;
        private final Store store;
        private final IncomingExchange incoming;

        Invocation(Exchange exchange, Store store) {
            this.exchange = exchange;
            this.store = store;
            this.incoming = new IncomingExchange(config.http(), exchange.head(), exchange.body(), exchange.sink());
        }

        void run() {
            var thrown = call();
            if (thrown != null) {
                exchange.stopOutput();
            }
            var outcome = incoming.complete();
            if (thrown != null) {
                GuestFailures.answer(exchange, thrown, outcome, config);
            } else {
                conclude(outcome);
            }
        }

        private @Nullable RuntimeException call() {
            try {
                var handler = linked.instantiate(store).instance(export).function("handle");
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
