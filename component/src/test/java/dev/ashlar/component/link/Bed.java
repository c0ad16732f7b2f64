package dev.ashlar.component.link;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** An engine, a store and the components of this folder. */
final class Bed implements AutoCloseable {
    static final String OPS = "docs:calc/ops@0.1.5";

    final Engine engine = Engine.create();
    final Store store = engine.newStore();
    final Component calc = component("calc");
    final Component app = component("app");
    final Component files = component("files");

    Component component(String name) {
        try (InputStream in = Objects.requireNonNull(Bed.class.getResourceAsStream(name + ".wasm"), name)) {
            return Component.compile(engine, in.readAllBytes(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ComponentLinker linker() {
        return ComponentLinker.create(engine);
    }

    static Value u32(long value) {
        return new Value.U32(value);
    }

    static Value string(String value) {
        return new Value.Str(value);
    }

    @Override
    public void close() {
        store.close();
        engine.close();
    }
}
