package dev.ashlar.host.resolve;

import dev.ashlar.component.Component;
import dev.ashlar.engine.Engine;
import dev.ashlar.oci.Digest;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Compiles each component once, for all applications that use it at the same time. */
public final class ComponentCache {
    private final Engine engine;
    private final Map<Digest, WeakReference<Component>> compiled = new ConcurrentHashMap<>();

    public ComponentCache(Engine engine) {
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }

    /** The same object for the same bytes, as long as somebody has it. */
    Component compile(SourceReader.Bytes source, String name) {
        @Nullable Component known = known(source.digest());
        if (known != null) {
            return known;
        }
        Component made = Component.compile(engine, source.bytes(), name);
        compiled.values().removeIf(reference -> reference.get() == null);
        var kept =
                compiled.merge(source.digest(), new WeakReference<>(made), (old, its) -> old.get() == null ? its : old);
        @Nullable Component first = kept.get();
        return first == null ? made : first;
    }

    private @Nullable Component known(Digest digest) {
        var reference = compiled.get(digest);
        return reference == null ? null : reference.get();
    }

    /** How many are alive. */
    public int size() {
        return (int) compiled.values().stream()
                .filter(reference -> reference.get() != null)
                .count();
    }
}
