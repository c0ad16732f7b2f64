package dev.ashlar.wasi;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Runs the component of {@code guests/p2/hostile.c}. */
final class ComponentBed implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(60);

    final Engine engine;
    private final LinkedComponent hostile;

    ComponentBed() {
        this(Engine.create());
    }

    ComponentBed(Engine engine) {
        this.engine = engine;
        this.hostile = link("hostile-component");
    }

    LinkedComponent link(String name) {
        ComponentLinker linker = ComponentLinker.create(engine);
        Preview2.define(linker);
        return linker.link(Component.compile(engine, read(name), name));
    }

    /** What the guest printed. */
    String run(Grants grants, String what) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int ignored = run(grants, ResourceLimits.STORE_DEFAULT, InputStream.nullInputStream(), output, LONG, what);
        return output.toString(StandardCharsets.UTF_8);
    }

    int run(Grants grants, ResourceLimits limits, InputStream in, OutputStream out, Duration timeout, String what) {
        Grants all = grants.withArguments(List.of(what))
                .withStreams(new StandardStreams(in, out, out, StandardStreams.Terminals.NONE));
        try (WasiContext wasi = WasiContext.open(all);
                Store store = engine.newStore(StoreConfig.DEFAULT.withData(wasi).withLimits(limits))) {
            store.limitTime(timeout);
            return Preview2.run(hostile.instantiate(store));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(ComponentBed.class.getResourceAsStream(name + ".wasm"), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
