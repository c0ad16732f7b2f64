package dev.ashlar.component.runtime;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.HostCallObserver;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.runtime.Budget;
import dev.ashlar.engine.runtime.GuestEntry;
import dev.ashlar.engine.runtime.StoreAccess;
import org.jspecify.annotations.Nullable;

/** What was instantiated together, and ends together: a trap in one part leaves the others in an unknown state. */
public final class Composition {
    final GuestEntry entry;
    final HandleQuota handles;
    final @Nullable HostCallObserver observer;
    private @Nullable Throwable failure;

    public Composition(GuestEntry entry, @Nullable HostCallObserver observer) {
        this.entry = entry;
        this.handles = new HandleQuota(budget());
        this.observer = observer;
    }

    public Store store() {
        return entry.store();
    }

    /** What values on their way to the host are charged to, and handles. */
    public Budget budget() {
        return ((StoreAccess) entry.store()).budget();
    }

    /** Nothing of it may run any more. */
    public void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** Nothing of it can run any more: it failed, or its store was closed. */
    boolean hasEnded() {
        return failure != null || entry.isClosed();
    }

    void requireAlive(InstanceState instance) {
        if (failure != null) {
            throw new Trap(
                    ComponentTraps.CANNOT_ENTER,
                    "an earlier call of %s or of what it is composed with failed (%s)"
                            .formatted(instance.name(), failure.getMessage()),
                    failure);
        }
    }
}
