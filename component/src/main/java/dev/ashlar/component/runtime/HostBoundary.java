package dev.ashlar.component.runtime;

import dev.ashlar.component.HostCallObserver;
import dev.ashlar.component.HostCallSite;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.runtime.LinearMemory;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** An imported function that the host implements: every call from a component to the host passes here. */
public final class HostBoundary extends Boundary {
    private static final CallScope NOTHING_TO_KEEP = new NoHandles();
    private final HostCallSite site;
    private final RuntimeResource[] resources;
    private final @Nullable HostCallObserver observer;

    /** @param resources of the function's type, by first mention */
    public HostBoundary(
            InstanceState instance,
            HostCallSite site,
            RuntimeResource[] resources,
            @Nullable LinearMemory memory,
            @Nullable MethodHandle realloc) {
        super(instance, memory, realloc);
        this.site = site;
        this.resources = resources;
        this.observer = instance.composition.observer;
    }

    @Override
    public CallScope begin() {
        instance.requireMayLeave();
        if (observer == null && resources.length == 0) {
            return NOTHING_TO_KEEP;
        }
        Object token = observer == null ? null : observer.began(instance.composition.store(), site);
        return new HostCall(instance, resources, token);
    }

    @Override
    public void returned(CallScope scope) {
        // arguments are what a call to the host lifts, nothing depends on when it returned
    }

    @Override
    public void end(CallScope scope) {
        if (scope instanceof HostCall call) {
            finish(call, null);
        }
    }

    @Override
    public Throwable failed(CallScope scope, Throwable thrown) {
        if (scope instanceof HostCall call) {
            finish(call, thrown);
        }
        return thrown;
    }

    @Override
    public void rejected(CallScope scope) {
        throw new IllegalStateException("a guest's arguments are not rejected, they trap");
    }

    /** Destroys a resource of the host, which is a call to it, too, where an instance dropped the handle. */
    static void destroy(ResourceHandle handle, @Nullable InstanceState dropper) {
        HostCallObserver observer = dropper == null ? null : dropper.composition.observer;
        if (dropper == null || observer == null) {
            handle.type.destroy(handle);
            return;
        }
        Store store = dropper.composition.store();
        HostCallSite site = new HostCallSite(dropper.name(), "", "[resource-drop]" + handle.type.type());
        Object token = observer.began(store, site);
        Throwable thrown = null;
        try {
            handle.type.destroy(handle);
        } catch (Throwable e) {
            thrown = e;
            throw e;
        } finally {
            observer.ended(store, site, token, thrown);
        }
    }

    private void finish(HostCall call, @Nullable Throwable thrown) {
        call.end();
        if (observer != null) {
            observer.ended(instance.composition.store(), site, call.token, thrown);
        }
    }

    /** Of functions without handles. */
    private static final class NoHandles implements CallScope {
        @Override
        public Object liftOwn(int resource, int handle) {
            throw new IllegalStateException();
        }

        @Override
        public Object liftBorrow(int resource, int handle) {
            throw new IllegalStateException();
        }

        @Override
        public int lowerOwn(int resource, Object value) {
            throw new IllegalStateException();
        }

        @Override
        public int lowerBorrow(int resource, Object value) {
            throw new IllegalStateException();
        }
    }
}
