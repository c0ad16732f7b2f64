package dev.ashlar.wasi.link;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.WasiProvider;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.preview1.Functions;
import dev.ashlar.wasi.preview2.Interfaces;
import java.io.IOException;

/** The implementation. */
public final class DefaultWasiProvider implements WasiProvider {
    @Override
    public WasiContext open(Grants grants) throws IOException {
        return new Context(grants);
    }

    @Override
    public void definePreview1(Linker linker) {
        Functions.define(linker);
    }

    @Override
    public void definePreview1(Linker linker, Module importer) {
        Functions.define(linker, importer);
    }

    @Override
    public void definePreview1ForThreads(Linker linker, Module importer) {
        Functions.defineForThreads(linker, importer);
    }

    @Override
    public void definePreview2(ComponentLinker linker, WasiLookup lookup) {
        Interfaces.define(linker, lookup);
        dev.ashlar.wasi.sockets.Interfaces.define(linker, lookup);
    }

    @Override
    public int runPreview2(ComponentInstance instance) {
        return Interfaces.run(instance);
    }
}
