package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.FunctionType;
import java.lang.invoke.MethodHandle;

/** What the layer above uses of an engine, beyond the public API. Every engine is one. */
public interface EngineAccess extends Engine {
    /** For functions of numbers with at most one result. */
    HostFunctionMaker hostFunctions(FunctionType type);

    /** The way in from the host for functions of a type: API carriers and a {@link FunctionReference} to API carriers. */
    MethodHandle entry(FunctionType type);
}
