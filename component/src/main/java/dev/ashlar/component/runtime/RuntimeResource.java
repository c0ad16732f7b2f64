package dev.ashlar.component.runtime;

import dev.ashlar.component.ResourceType;
import dev.ashlar.engine.Function;
import java.lang.invoke.MethodHandle;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A resource type at run time: of one instance, or of the host. */
public final class RuntimeResource {
    private static final Map<ResourceType, WeakReference<RuntimeResource>> OF_HOST = new WeakHashMap<>();

    private final ResourceType type;
    private final @Nullable InstanceState definer;
    private final @Nullable Function destructor;
    private @Nullable MethodHandle destructorHandle;
    private final @Nullable Consumer<Object> hostDestructor;

    private RuntimeResource(
            ResourceType type,
            @Nullable InstanceState definer,
            @Nullable Function destructor,
            @Nullable Consumer<Object> hostDestructor) {
        this.type = type;
        this.definer = definer;
        this.destructor = destructor;
        this.hostDestructor = hostDestructor;
    }

    /** @param destructor of type {@code (i32) -> ()} */
    public static RuntimeResource ofInstance(ResourceType type, InstanceState definer, @Nullable Function destructor) {
        return new RuntimeResource(type, definer, destructor, null);
    }

    /** One that the host implements, for any number of stores; the same for the same type and destructor. */
    public static RuntimeResource ofHost(ResourceType type, Consumer<Object> destructor) {
        synchronized (OF_HOST) {
            WeakReference<RuntimeResource> reference = OF_HOST.get(type);
            RuntimeResource known = reference == null ? null : reference.get();
            if (known != null && known.hostDestructor == destructor) {
                return known;
            }
            RuntimeResource made = new RuntimeResource(type, null, null, destructor);
            OF_HOST.put(type, new WeakReference<>(made));
            return made;
        }
    }

    public ResourceType type() {
        return type;
    }

    /** The instance that defines it; null for the host. */
    public @Nullable InstanceState definer() {
        return definer;
    }

    /** Destroys a resource whose last handle is gone. The definer has been entered. */
    void destroy(ResourceHandle handle) {
        if (hostDestructor != null && handle.object != null) {
            hostDestructor.accept(handle.object);
        }
        if (destructor != null) {
            MethodHandle code = destructorHandle;
            if (code == null) {
                code = destructor.handle();
                destructorHandle = code;
            }
            Calls.invoke(code, handle.rep);
        }
    }

    /** Told apart from another one. */
    String toString(RuntimeResource other) {
        return toString().equals(other.toString()) ? "that of another instance" : toString();
    }

    @Override
    public String toString() {
        return definer == null ? type.name() : "`" + type.name() + "` of " + definer.name();
    }
}
