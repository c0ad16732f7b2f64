package dev.ashlar.component.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call of an instance to the host. */
final class HostCall implements CallScope {
    final Subtask subtask = new Subtask();
    final @Nullable Object token;
    private final InstanceState instance;
    private final RuntimeResource[] resources;
    private boolean inProgress = true;

    HostCall(InstanceState instance, RuntimeResource[] resources, @Nullable Object token) {
        this.instance = instance;
        this.resources = resources;
        this.token = token;
    }

    boolean inProgress() {
        return inProgress;
    }

    void end() {
        inProgress = false;
        subtask.deliverResolve();
    }

    @Override
    public Object liftOwn(int resource, int handle) {
        RuntimeResource type = resources[resource];
        ResourceHandle taken = instance.handles().takeOwn(handle, type);
        return type.definer() == null ? Objects.requireNonNull(taken.object) : new HeldResource(taken, null);
    }

    @Override
    public Object liftBorrow(int resource, int handle) {
        RuntimeResource type = resources[resource];
        ResourceHandle lent = instance.handles().resource(handle, type);
        subtask.lend(lent);
        return type.definer() == null ? Objects.requireNonNull(lent.object) : new HeldResource(lent, this);
    }

    @Override
    public int lowerOwn(int resource, Object value) {
        return instance.handles().add(Handles.own(resources[resource], value));
    }

    @Override
    public int lowerBorrow(int resource, Object value) {
        throw new IllegalStateException("results cannot be borrowed");
    }
}
