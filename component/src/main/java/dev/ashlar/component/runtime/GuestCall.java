package dev.ashlar.component.runtime;

import java.util.Objects;

/** A call of the host into an instance. */
final class GuestCall implements CallScope {
    final Task task;
    final int token;
    private final InstanceState instance;
    private final RuntimeResource[] resources;

    GuestCall(InstanceState instance, RuntimeResource[] resources, Task task, int token) {
        this.instance = instance;
        this.resources = resources;
        this.task = task;
        this.token = token;
    }

    @Override
    public Object liftOwn(int resource, int handle) {
        RuntimeResource type = resources[resource];
        ResourceHandle taken = instance.handles().takeOwn(handle, type);
        return type.definer() == null ? Objects.requireNonNull(taken.object) : new HeldResource(taken, null);
    }

    @Override
    public Object liftBorrow(int resource, int handle) {
        throw new IllegalStateException("results cannot be borrowed");
    }

    @Override
    public int lowerOwn(int resource, Object value) {
        return instance.handles().add(Handles.own(resources[resource], value));
    }

    @Override
    public int lowerBorrow(int resource, Object value) {
        RuntimeResource type = resources[resource];
        if (type.definer() == null) {
            return task.borrow(new ResourceHandle(type, 0, value, null));
        }
        ResourceHandle lent = Handles.held(type, value).lend(type);
        task.subtask.lend(lent);
        return type.definer() == instance ? lent.rep : task.borrow(lent);
    }
}
