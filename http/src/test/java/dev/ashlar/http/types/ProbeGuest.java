package dev.ashlar.http.types;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.bindings.ashlar.wasi.http.Http;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The component of guests/http that does what the path says, with messages made by the test. */
final class ProbeGuest {
    private static final Engine ENGINE = Engine.create();
    private static final LinkedComponent PROBE = link();

    private ProbeGuest() {}

    private static LinkedComponent link() {
        try {
            Path file = Path.of("..", "guests", "http", "built", "c-probe.wasm");
            ComponentLinker linker = ComponentLinker.create(ENGINE).trapMissing();
            Preview2.define(linker);
            Types.link(linker, new TypesHost(HttpLimits.DEFAULT));
            return linker.link(Component.compile(ENGINE, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IllegalStateException("the guest is missing: see guests/http/README.md", e);
        }
    }

    /** How a request ended. */
    record Served(Outcome outcome, Optional<Trap> trap) {}

    static Served serve(RequestHead head, BodySource body, ResponseSink sink) throws IOException {
        IncomingExchange exchange = new IncomingExchange(HttpLimits.DEFAULT, head, body, sink);
        @Nullable Trap trap = null;
        try (WasiContext wasi = WasiContext.open(Grants.NONE.withClock(new ClockGrant.System()));
                Store store = ENGINE.newStore(StoreConfig.DEFAULT.withData(wasi))) {
            Http.exports(PROBE.instantiate(store)).incomingHandler().handle(exchange.request(), exchange.responseOut());
        } catch (Trap e) {
            trap = e;
        }
        return new Served(exchange.complete(), Optional.ofNullable(trap));
    }
}
