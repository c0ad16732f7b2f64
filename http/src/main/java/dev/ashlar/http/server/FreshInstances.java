package dev.ashlar.http.server;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpInstances;
import dev.ashlar.wasi.WasiContext;
import java.io.IOException;

/** A store and an instance for each request. */
final class FreshInstances implements HttpInstances {
    private final LinkedComponent linked;
    private final HttpComponentConfig config;
    private final Engine engine;
    private final StoreConfig storeConfig;

    FreshInstances(LinkedComponent linked, HttpComponentConfig config) {
        this.linked = linked;
        this.config = config;
        this.engine = linked.component().engine();
        var store = StoreConfig.DEFAULT.withLimits(config.limits().resources());
        this.storeConfig = config.tenant().map(store::withTenant).orElse(store);
    }

    @Override
    public Lease take(HttpExchange exchange) throws IOException {
        WasiContext wasi = WasiContext.open(config.grants().apply(exchange));
        try {
            return new Fresh(wasi, engine.newStore(storeConfig.withData(wasi)));
        } catch (RuntimeException e) {
            wasi.close();
            throw e;
        }
    }

    /** For one request. */
    private final class Fresh implements Lease {
        private final WasiContext wasi;
        private final Store store;

        Fresh(WasiContext wasi, Store store) {
            this.wasi = wasi;
            this.store = store;
        }

        @Override
        public Store store() {
            return store;
        }

        @Override
        public ComponentInstance instance() {
            return linked.instantiate(store);
        }

        @Override
        public void close() {
            try (wasi) {
                store.close();
            }
        }
    }
}
