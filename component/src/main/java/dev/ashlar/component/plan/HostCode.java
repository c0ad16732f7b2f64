package dev.ashlar.component.plan;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.component.host.HostExport;
import dev.ashlar.component.host.HostImport;
import dev.ashlar.component.host.StaticHostFunction;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Code at the border to the host that was generated for a component's function types. Types are told apart by identity,
 * since those of a component are one object each. Thread-safe.
 */
public final class HostCode {
    private final Abi abi;
    private final Map<StringEncoding, Map<ComponentFunctionType, HostImport>> imports =
            new EnumMap<>(StringEncoding.class);
    private final Map<StringEncoding, Map<ComponentFunctionType, HostExport>> exports =
            new EnumMap<>(StringEncoding.class);
    private final Map<Typed, Map<ComponentFunctionType, HostImport>> typedImports = new HashMap<>();
    private final Map<Typed, Map<ComponentFunctionType, HostExport>> typedExports = new HashMap<>();

    /** @param abi of the component, locked while in use */
    public HostCode(Abi abi) {
        this.abi = abi;
    }

    /**
     * For a function that the host implements.
     *
     * @throws IllegalArgumentException when it is a method that does not fit the type
     */
    public HostImport lowering(ComponentFunctionType type, StringEncoding encoding, ComponentHostFunction target) {
        synchronized (abi) {
            if (target instanceof StaticHostFunction method) {
                Typed key = new Typed(encoding, method.method(), method.lookup().lookupClass());
                return typedImports
                        .computeIfAbsent(key, k -> new IdentityHashMap<>())
                        .computeIfAbsent(
                                type, t -> HostImport.of(type, encoding, abi, method.method(), method.lookup()));
            }
            return imports.computeIfAbsent(encoding, key -> new IdentityHashMap<>())
                    .computeIfAbsent(type, key -> HostImport.dynamic(type, encoding, abi));
        }
    }

    /** For a function that the host calls. */
    public HostExport lifting(ComponentFunctionType type, StringEncoding encoding) {
        synchronized (abi) {
            return exports.computeIfAbsent(encoding, key -> new IdentityHashMap<>())
                    .computeIfAbsent(type, key -> HostExport.dynamic(type, encoding, abi));
        }
    }

    /**
     * For a function that the host calls as a Java method.
     *
     * @throws IllegalArgumentException when the method does not fit the type
     */
    public HostExport lifting(
            ComponentFunctionType type, StringEncoding encoding, Method method, MethodHandles.Lookup lookup) {
        synchronized (abi) {
            return typedExports
                    .computeIfAbsent(new Typed(encoding, method, lookup.lookupClass()), key -> new IdentityHashMap<>())
                    .computeIfAbsent(type, key -> HostExport.of(type, encoding, abi, method, lookup));
        }
    }

    /** What the code for a method depends on, beside the function's type. */
    private record Typed(StringEncoding encoding, Method method, Class<?> lookupClass) {}
}
