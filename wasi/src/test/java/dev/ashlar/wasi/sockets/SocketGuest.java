package dev.ashlar.wasi.sockets;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.WasiContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The component of {@code guests/sockets}. */
final class SocketGuest implements AutoCloseable {
    private final Engine engine = Engine.create();
    private final LinkedComponent component;

    SocketGuest() {
        ComponentLinker linker = ComponentLinker.create(engine);
        Preview2.define(linker);
        component = linker.link(Component.compile(engine, read(), "sockets"));
    }

    private static byte[] read() {
        try (InputStream in =
                Objects.requireNonNull(Preview2.class.getResourceAsStream("sockets.wasm"), "sockets.wasm")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Store newStore(WasiContext context) {
        return engine.newStore(StoreConfig.DEFAULT.withData(context));
    }

    ComponentInstance instantiate(Store store) {
        return component.instantiate(store);
    }

    @Override
    public void close() {
        engine.close();
    }
}
