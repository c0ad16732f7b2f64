package dev.ashlar.component.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call of the host into an instance. */
final class GuestCall implements CallScope {
    final Task task;
    final int token;
    private final InstanceState instance;
    private final RuntimeResource[] resources;

    /** Handles that arguments became. */
    private @Nullable List<Given> given;

    /** A handle, and where it was taken from. */
    private record Given(int handle, @Nullable HeldResource owner) {}

    GuestCall(InstanceState instance, RuntimeResource[] resources, Task task, int token) {
        this.instance = instance;
        this.resources = resources;
        this.task = task;
        this.token = token;
    }

    private int given(int handle, @Nullable HeldResource owner) {
        if (given == null) {
            given = new ArrayList<>(4);
        }
        given.add(new Given(handle, owner));
        return handle;
    }

    /** Undoes the lowering of arguments. */
    void takeBack() {
        if (given != null) {
            for (Given one : given) {
                instance.handles().remove(one.handle());
                if (one.owner() != null) {
                    one.owner().takeBack();
                }
            }
        }
        task.borrows = 0;
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
        ResourceHandle handle = Handles.own(resources[resource], value);
        return given(instance.handles().add(handle), value instanceof HeldResource held ? held : null);
    }

    @Override
    public int lowerBorrow(int resource, Object value) {
        RuntimeResource type = resources[resource];
        if (type.definer() == null) {
            return given(task.borrow(new ResourceHandle(type, 0, value, null)), null);
        }
        ResourceHandle lent = Handles.held(type, value).lend(type);
        task.subtask.lend(lent);
        return type.definer() == instance ? lent.rep : given(task.borrow(lent), null);
    }
}
