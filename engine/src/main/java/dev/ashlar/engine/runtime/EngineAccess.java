package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.FunctionType;

/** What the layer above uses of an engine, beyond the public API. Every engine is one. */
public interface EngineAccess extends Engine {
    /** For functions of numbers with at most one result. */
    HostFunctionMaker hostFunctions(FunctionType type);
}
