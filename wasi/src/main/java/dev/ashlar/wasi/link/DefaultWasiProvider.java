package dev.ashlar.wasi.link;

import dev.ashlar.engine.Linker;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.WasiProvider;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.preview1.Functions;
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
}
