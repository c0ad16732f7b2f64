package dev.ashlar.component.runtime;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.WasmException;
import dev.ashlar.engine.runtime.LinearMemory;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** An exported function that the host calls. */
public final class GuestBoundary extends Boundary {
    private final RuntimeResource[] resources;
    private final Composition composition;

    /** @param resources of the function's type, by first mention */
    public GuestBoundary(
            InstanceState instance,
            RuntimeResource[] resources,
            @Nullable LinearMemory memory,
            @Nullable MethodHandle realloc) {
        super(instance, memory, realloc);
        this.resources = resources;
        this.composition = instance.composition;
    }

    /**
     * Claims the store and enters the instance.
     *
     * @throws IllegalStateException when another thread is inside the store
     * @throws Trap when the instance cannot be entered; nothing has changed then
     */
    @Override
    public CallScope begin() {
        int token = composition.entry.begin();
        try {
            composition.requireAlive(instance);
            instance.enter(null);
        } catch (Trap e) {
            composition.entry.end(token);
            throw e;
        }
        return new GuestCall(instance, resources, instance.beginTask(), token);
    }

    @Override
    public void returned(CallScope scope) {
        ((GuestCall) scope).task.returned();
    }

    @Override
    public void end(CallScope scope) {
        instance.endTask();
        instance.leave(null);
        composition.entry.end(((GuestCall) scope).token);
    }

    @Override
    public void rejected(CallScope scope) {
        ((GuestCall) scope).takeBack();
        end(scope);
    }

    @Override
    public Throwable failed(CallScope scope, Throwable thrown) {
        GuestCall call = (GuestCall) scope;
        call.task.subtask.deliverResolve();
        Throwable reported = composition.entry.failed(thrown, call.token);
        if (reported instanceof WasmException exception) {
            reported = new Trap(ComponentTraps.UNCAUGHT_EXCEPTION, String.valueOf(exception.getMessage()), exception);
        }
        composition.fail(reported);
        return reported;
    }
}
