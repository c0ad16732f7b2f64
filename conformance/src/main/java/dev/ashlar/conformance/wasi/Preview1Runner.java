package dev.ashlar.conformance.wasi;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preview1;
import dev.ashlar.wasi.WasiContext;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Runs core modules that import WASI 0.1. */
final class Preview1Runner implements WasiRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public int run(Engine engine, WasiProgram program, Grants grants) throws IOException {
        Linker linker = engine.newLinker();
        Preview1.define(linker);
        try (WasiContext wasi = WasiContext.open(grants);
                Store store = engine.newStore(StoreConfig.DEFAULT.withData(wasi))) {
            store.limitTime(PATIENCE);
            linker.instantiate(store, engine.compile(Files.readAllBytes(program.file())))
                    .function("_start")
                    .call();
            return 0;
        } catch (ExitException e) {
            return e.code();
        }
    }
}
