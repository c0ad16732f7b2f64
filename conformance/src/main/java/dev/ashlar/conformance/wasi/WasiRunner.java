package dev.ashlar.conformance.wasi;

import dev.ashlar.engine.Engine;
import dev.ashlar.wasi.Grants;
import java.io.IOException;

/** Runs a program of one version of WASI. */
@FunctionalInterface
interface WasiRunner {
    /** Returns its exit code. Exceptions other than I/O are the guest's or a fault of ours. */
    int run(Engine engine, WasiProgram program, Grants grants) throws IOException;
}
