package dev.ashlar.component.runtime;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.Trap;

/**
 * {@code canon resource.new}, {@code resource.rep} and {@code resource.drop} for one resource in one instance.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#canon-resourcenew">
 *     Canonical ABI: resource built-ins</a>
 */
public final class ResourceFunctions {
    private final InstanceState instance;
    private final RuntimeResource type;

    public ResourceFunctions(InstanceState instance, RuntimeResource type) {
        this.instance = instance;
        this.type = type;
    }

    public int create(CallContext context, int rep) {
        instance.requireMayLeave();
        return instance.handles().add(new ResourceHandle(type, rep, null, null));
    }

    public int rep(CallContext context, int handle) {
        return instance.handles().resource(handle, type).rep;
    }

    public void drop(CallContext context, int index) {
        instance.requireMayLeave();
        HandleTable handles = instance.handles();
        ResourceHandle handle = handles.resource(index, type);
        HandleTable.requireNotLent(handle, index);
        handles.remove(index);
        Task scope = handle.scope;
        if (scope == null) {
            InstanceState.destroy(handle, instance);
        } else if (scope.borrows-- <= 0) {
            throw new Trap(ComponentTraps.INVALID_HANDLE, "a borrowed handle outlived its call");
        }
    }
}
