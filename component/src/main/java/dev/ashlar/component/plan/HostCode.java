package dev.ashlar.component.plan;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.component.host.HostExport;
import dev.ashlar.component.host.HostImport;
import java.util.EnumMap;
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

    /** @param abi of the component, locked while in use */
    public HostCode(Abi abi) {
        this.abi = abi;
    }

    /** For a function that the host implements. */
    public HostImport lowering(ComponentFunctionType type, StringEncoding encoding) {
        synchronized (abi) {
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
}
