package dev.ashlar.examples.photos;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** One of the example's components by itself, each call in a store of its own as it is in the application. */
final class PhotoComponents implements AutoCloseable {
    static final Path APPLICATION = Path.of(System.getProperty("ashlar.example.photos", "../photos"));

    private final Engine engine = Engine.create();
    private final LinkedComponent component;
    private final String exported;
    private final long memory;

    /**
     * @param memory what the manifest allows it, in bytes
     * @param imports defines what the component imports
     */
    PhotoComponents(String name, String exported, long memory, Consumer<ComponentLinker> imports) throws IOException {
        byte[] binary = Files.readAllBytes(APPLICATION.resolve("built").resolve(name + ".wasm"));
        ComponentLinker linker = ComponentLinker.create(engine);
        imports.accept(linker);
        component = linker.link(Component.compile(engine, binary, name));
        this.exported = exported;
        this.memory = memory;
    }

    Value call(String function, Value... arguments) {
        StoreConfig config = StoreConfig.DEFAULT.withLimits(ResourceLimits.UNLIMITED.withMemoryBytes(memory));
        try (Store store = engine.newStore(config)) {
            store.limitTime(Duration.ofSeconds(30));
            return component
                    .instantiate(store)
                    .instance(exported)
                    .function(function)
                    .call(arguments)
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
