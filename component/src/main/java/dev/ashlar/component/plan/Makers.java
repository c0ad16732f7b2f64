package dev.ashlar.component.plan;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.runtime.EngineAccess;
import dev.ashlar.engine.runtime.HostFunctionMaker;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The makers of host functions, one per type. All plans of an engine share them: what the JVM made of one for its many calls, it need
 * not make anew for each revision of an application.
 */
final class Makers {
    /** Of an engine. Functions of WASI have some hundred types. */
    private static final int MOST = 2_000;

    private static final Map<EngineAccess, Map<FunctionType, HostFunctionMaker>> KNOWN = new WeakHashMap<>();

    private final EngineAccess engine;
    private final Map<FunctionType, HostFunctionMaker> known;

    Makers(Engine engine) {
        if (!(engine instanceof EngineAccess access)) {
            throw new IllegalArgumentException("the engine must be one of this library");
        }
        this.engine = access;
        synchronized (KNOWN) {
            this.known = KNOWN.computeIfAbsent(access, key -> new ConcurrentHashMap<>());
        }
    }

    HostFunctionMaker of(FunctionType type) {
        return isPlain(type) && known.size() < MOST
                ? known.computeIfAbsent(type, engine::hostFunctions)
                : engine.hostFunctions(type);
    }

    /** Other types may belong to a module. */
    private static boolean isPlain(FunctionType type) {
        return Stream.concat(type.parameters().stream(), type.results().stream())
                .allMatch(NumberType.class::isInstance);
    }
}
