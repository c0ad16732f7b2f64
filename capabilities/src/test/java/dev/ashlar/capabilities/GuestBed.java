package dev.ashlar.capabilities;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.WasiLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A component of {@code src/test/guests}, linked to capabilities. */
final class GuestBed implements AutoCloseable {
    static final ComponentCapabilities NOTHING =
            new ComponentCapabilities("guest", Map.of(), Set.of(), Set.of(), message -> {}, WasiLookup.OF_STORE);

    private final Engine engine = Engine.create();
    private final LinkedComponent component;

    GuestBed(String name, Capabilities capabilities, ComponentCapabilities granted) {
        ComponentLinker linker = ComponentLinker.create(engine);
        Preview2.define(linker);
        capabilities.define(linker, granted);
        component = linker.link(compile(engine, name));
    }

    static Component compile(Engine engine, String name) {
        try (InputStream in = Objects.requireNonNull(GuestBed.class.getResourceAsStream(name + ".wasm"), name)) {
            return Component.compile(engine, in.readAllBytes(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A guest of its own, with its store. */
    Guest newGuest() {
        return newGuest(Grants.NONE);
    }

    Guest newGuest(Grants grants) {
        try {
            WasiContext wasi = WasiContext.open(grants);
            Store store = engine.newStore(StoreConfig.DEFAULT.withData(wasi));
            return new Guest(wasi, store, component.instantiate(store));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Guest(WasiContext wasi, Store store, ComponentInstance instance) implements AutoCloseable {
        @Override
        public void close() {
            store.close();
            wasi.close();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
