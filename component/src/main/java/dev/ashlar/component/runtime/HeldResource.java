package dev.ashlar.component.runtime;

import dev.ashlar.component.GuestResource;
import dev.ashlar.component.ResourceType;
import org.jspecify.annotations.Nullable;

/** A handle to a component's resource in the host's hands. */
final class HeldResource implements GuestResource {
    private final ResourceHandle handle;

    /** The call that a borrowed one is for. */
    private final @Nullable HostCall call;

    private boolean open = true;

    HeldResource(ResourceHandle handle, @Nullable HostCall call) {
        this.handle = handle;
        this.call = call;
    }

    @Override
    public ResourceType type() {
        return handle.type.type();
    }

    @Override
    public boolean owned() {
        return call == null;
    }

    @Override
    public boolean isOpen() {
        return open && (call == null || call.inProgress());
    }

    /** The handle, to be lent. */
    ResourceHandle lend(RuntimeResource expected) {
        if (!isOpen()) {
            throw new IllegalStateException("the handle to " + handle.type + " is closed");
        }
        if (handle.type != expected) {
            throw new IllegalArgumentException(
                    "a handle to %s where one to %s belongs".formatted(handle.type, expected.toString(handle.type)));
        }
        return handle;
    }

    /** Gives the handle away. */
    ResourceHandle take(RuntimeResource expected) {
        ResourceHandle taken = lend(expected);
        if (!owned()) {
            throw new IllegalArgumentException("a borrowed handle to " + handle.type + " where an owned one belongs");
        }
        requireNotLent();
        open = false;
        return taken;
    }

    /** Undoes {@link #take}. */
    void takeBack() {
        open = true;
    }

    private void requireNotLent() {
        if (handle.lends != 0) {
            throw new IllegalStateException("the handle to " + handle.type + " is lent to a call in progress");
        }
    }

    @Override
    public void close() {
        if (!isOpen()) {
            return;
        }
        if (owned()) {
            requireNotLent();
            destroy();
        }
        open = false;
    }

    /** For instance {@code borrow<bucket>, closed}. */
    @Override
    public String toString() {
        return "%s<%s>%s".formatted(owned() ? "own" : "borrow", type(), isOpen() ? "" : ", closed");
    }

    private void destroy() {
        InstanceState definer = handle.type.definer();
        if (definer == null || definer.composition.hasEnded()) {
            return;
        }
        Composition composition = definer.composition;
        int token = composition.entry.begin();
        try {
            InstanceState.destroy(handle, null);
        } catch (Throwable e) {
            Throwable reported = composition.entry.failed(e, token);
            composition.fail(reported);
            throw Calls.sneaky(reported);
        }
        composition.entry.end(token);
    }
}
