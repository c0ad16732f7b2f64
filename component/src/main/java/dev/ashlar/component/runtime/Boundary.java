package dev.ashlar.component.runtime;

import dev.ashlar.engine.runtime.Budget;
import dev.ashlar.engine.runtime.LinearMemory;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * One function of one instance at the border to the host: an import that the host implements ({@link HostBoundary}) or
 * an export that the host calls ({@link GuestBoundary}). Code that lifts and lowers calls it in this order: {@link
 * #begin}, {@link #returned}, {@link #end}; or, after any exception past {@code begin}, {@link #failed}.
 */
public abstract sealed class Boundary permits HostBoundary, GuestBoundary {
    public final @Nullable LinearMemory memory;

    /** Of type {@code (int, int, int, int)int}. */
    public final @Nullable MethodHandle realloc;

    final InstanceState instance;

    Boundary(InstanceState instance, @Nullable LinearMemory memory, @Nullable MethodHandle realloc) {
        this.instance = instance;
        this.memory = memory;
        this.realloc = realloc;
    }

    /** The call begins. */
    public abstract CallScope begin();

    /** Of the store: what the objects made of a guest's values are charged to. */
    public final Budget budget() {
        return instance.composition.budget();
    }

    /** The result has been lifted. */
    public abstract void returned(CallScope scope);

    /** The call is over. */
    public abstract void end(CallScope scope);

    /** The call failed. Returns what to throw. */
    public abstract Throwable failed(CallScope scope, Throwable thrown);

    /** The host's arguments were wrong: the function was not called. The call is over, and leaves no trace. */
    public abstract void rejected(CallScope scope);

    /** The instance may call its imports, or may not while {@code realloc} and {@code post-return} run. */
    public final void mayLeave(boolean may) {
        instance.mayLeave(may);
    }
}
