package dev.ashlar.http.testing;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Tenant;
import dev.ashlar.engine.Trap;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.WasiHttp;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.IncomingExchange;
import dev.ashlar.http.types.Outcome;
import dev.ashlar.http.types.RequestHead;
import dev.ashlar.http.types.ResponseSink;
import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.bindings.ashlar.wasi.http.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The component of guests/http that does what the path says, with messages made by the test. */
public final class ProbeGuest implements AutoCloseable {
    private static final Engine ENGINE = Engine.create();
    private static final Component PROBE = read();

    private final WasiHttp http;
    private final LinkedComponent linked;
    private NetworkGrant network = NetworkGrant.NONE;
    private StoreConfig store = StoreConfig.DEFAULT;
    private Optional<Duration> deadline = Optional.empty();

    public ProbeGuest(HttpConfig config) {
        http = WasiHttp.open(config);
        ComponentLinker linker = ComponentLinker.create(ENGINE);
        Preview2.define(linker);
        http.define(linker);
        linked = linker.link(PROBE);
    }

    private static Component read() {
        try {
            Path file = Path.of("..", "guests", "http", "built", "c-probe.wasm");
            return Component.compile(ENGINE, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("the guest is missing: see guests/http/README.md", e);
        }
    }

    /** @param rule what the guest may reach besides what it may already */
    public ProbeGuest allow(String rule) {
        network = network.withEgress(EgressRule.parse(rule));
        return this;
    }

    public ProbeGuest on(String tenant) {
        Tenant account = ENGINE.newTenant(tenant, StoreConfig.DEFAULT.limits());
        store = StoreConfig.DEFAULT.withTenant(account);
        return this;
    }

    /** Cancels the guest then. */
    public ProbeGuest cancelAfter(Duration time) {
        deadline = Optional.of(time);
        return this;
    }

    /** How a request ended. */
    public record Served(Outcome outcome, Optional<Trap> trap) {}

    public Served serve(RequestHead head, BodySource body, ResponseSink sink) throws IOException {
        IncomingExchange exchange = new IncomingExchange(http.config().limits(), head, body, sink);
        @Nullable Trap trap = null;
        Grants grants = Grants.NONE.withClock(new ClockGrant.System()).withNetwork(network);
        try (WasiContext wasi = WasiContext.open(grants);
                Store running = ENGINE.newStore(store.withData(wasi))) {
            deadline.ifPresent(time -> Thread.ofVirtual().start(() -> cancel(running, time)));
            Http.exports(linked.instantiate(running))
                    .incomingHandler()
                    .handle(exchange.request(), exchange.responseOut());
        } catch (Trap e) {
            trap = e;
        }
        return new Served(exchange.complete(), Optional.ofNullable(trap));
    }

    private static void cancel(Store running, Duration after) {
        try {
            Thread.sleep(after);
            running.cancel();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
