package dev.ashlar.conformance.wasi;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.WasiContext;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Runs components that import WASI 0.2. */
final class Preview2Runner implements WasiRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public int run(Engine engine, WasiProgram program, Grants grants) throws IOException {
        ComponentLinker linker = ComponentLinker.create(engine);
        Preview2.define(linker);
        try (WasiContext wasi = WasiContext.open(grants);
                Store store = engine.newStore(StoreConfig.DEFAULT.withData(wasi))) {
            store.limitTime(PATIENCE);
            Component component = Component.compile(engine, Files.readAllBytes(program.file()));
            return Preview2.run(linker.instantiate(store, component));
        }
    }
}
