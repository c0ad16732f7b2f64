package dev.ashlar.component.runtime;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.Trap;
import org.jspecify.annotations.Nullable;

/**
 * A call into an instance: what it may borrow, its context slots, and on whose behalf it runs. Calls into one instance
 * nest: from outside it is entered once at a time, but a component inside it may call back, and destructors run in
 * between.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#task-state">
 *     Canonical ABI: tasks</a>
 */
public final class Task {
    final InstanceState instance;
    final @Nullable Task outer;

    /** What was lent to this call. */
    final Subtask subtask;

    /** Borrowed handles that this call has not dropped yet. */
    int borrows;

    private long context0;
    private long context1;

    Task(InstanceState instance, @Nullable Task outer, Subtask subtask) {
        this.instance = instance;
        this.outer = outer;
        this.subtask = subtask;
    }

    /** A handle for this call alone. */
    int borrow(ResourceHandle lent) {
        borrows++;
        return instance.handles().add(new ResourceHandle(lent.type, lent.rep, lent.object, this));
    }

    long context(int slot) {
        return slot == 0 ? context0 : context1;
    }

    void setContext(int slot, long value) {
        if (slot == 0) {
            context0 = value;
        } else {
            context1 = value;
        }
    }

    /** {@code task.return} of a synchronous call. */
    void returned() {
        if (borrows > 0) {
            throw new Trap(ComponentTraps.BORROWS_LEFT, "%d in instance %s".formatted(borrows, instance.name()));
        }
    }
}
