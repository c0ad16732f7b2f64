package dev.ashlar.component.host;

import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.binary.StringEncoding;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Code between components and the methods of hosts, which all components with imports of the same structure share: it is
 * generated when the first of them needs it. Lives as long as the class whose lookup may call the methods.
 */
final class SharedImports {
    /** Per class. A host has some hundred methods; what goes beyond is types that nobody had in mind, and shared by nobody. */
    private static final int MOST = 2_000;

    private static final ClassValue<SharedImports> OF_CLASS = new ClassValue<>() {
        @Override
        protected SharedImports computeValue(Class<?> type) {
            return new SharedImports();
        }
    };

    /**
     * What the code depends on.
     *
     * @param receiver whether the object to call is found by the host
     * @param structure of the function's type
     */
    record Key(Method method, boolean receiver, StringEncoding encoding, PointerType pointer, String structure) {}

    private final Map<Key, MethodHandle> constructors = new ConcurrentHashMap<>();

    private SharedImports() {}

    static SharedImports of(Class<?> lookupClass) {
        return OF_CLASS.get(lookupClass);
    }

    MethodHandle constructor(Key key, Supplier<MethodHandle> generator) {
        return constructors.size() < MOST
                ? constructors.computeIfAbsent(key, unused -> generator.get())
                : generator.get();
    }
}
