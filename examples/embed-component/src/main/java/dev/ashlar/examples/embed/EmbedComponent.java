package dev.ashlar.examples.embed;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs a component whose imports come from two sides: numbers and greetings from another component, a key-value store
 * from this program. The interfaces are those of {@code guests/components/wit/demo.wit}.
 */
public final class EmbedComponent implements AutoCloseable {
    private final Engine engine = Engine.create();
    private final LinkedComponent app;

    /** Compiles and links, once for any number of runs. */
    public EmbedComponent(Path consumer, Path provider) throws IOException {
        ComponentLinker linker = ComponentLinker.create(engine);
        linker.plug(compile(provider));
        Buckets.define(linker.instance("ashlar:demo/kv@0.1.0")); // this program's, not the provider's
        app = linker.link(compile(consumer));
    }

    private Component compile(Path file) throws IOException {
        return Component.compile(
                engine, Files.readAllBytes(file), file.getFileName().toString());
    }

    /** What the component wrote down on its way, in a store of its own: memory and time are bounded. */
    public List<String> run() {
        try (Store store = engine.newStore(StoreConfig.DEFAULT.withData(new Buckets()))) {
            store.limitTime(Duration.ofSeconds(10));
            ComponentInstance tour = app.instantiate(store).instance("ashlar:demo/tour@0.1.0");
            Value.ResultOf result =
                    (Value.ResultOf) tour.function("walk").call().orElseThrow();
            Value payload = result.payload().orElseThrow();
            if (!result.isOk()) {
                throw new IllegalStateException("the walk ended early: " + payload);
            }
            return ((Value.ListOf) payload)
                    .elements().stream().map(line -> ((Value.Str) line).value()).toList();
        }
    }

    @Override
    public void close() {
        engine.close();
    }

    /** {@code EmbedComponent consumer.wasm provider.wasm}. */
    public static void main(String[] arguments) throws IOException {
        try (EmbedComponent host = new EmbedComponent(Path.of(arguments[0]), Path.of(arguments[1]))) {
            host.run().forEach(System.out::println);
        } catch (Trap trap) {
            System.err.println(trap.report());
            System.exit(1);
        }
    }
}
