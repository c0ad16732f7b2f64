package dev.ashlar.component.plan;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.runtime.EngineAccess;
import dev.ashlar.engine.runtime.HostFunctionMaker;
import java.util.HashMap;
import java.util.Map;

/** The makers of host functions that a plan uses, one per type. */
final class Makers {
    private final EngineAccess engine;
    private final Map<FunctionType, HostFunctionMaker> known = new HashMap<>();

    Makers(Engine engine) {
        if (!(engine instanceof EngineAccess access)) {
            throw new IllegalArgumentException("the engine must be one of this library");
        }
        this.engine = access;
    }

    HostFunctionMaker of(FunctionType type) {
        return known.computeIfAbsent(type, engine::hostFunctions);
    }
}
