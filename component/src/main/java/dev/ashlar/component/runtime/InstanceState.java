package dev.ashlar.component.runtime;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.abi.InstanceFlags;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.runtime.GlobalCell;
import org.jspecify.annotations.Nullable;

/**
 * A component instance at run time. The flags are a core global, since adapters between instances are core modules and
 * keep them, too.
 *
 * <p>Who calls an instance enters it and its ancestors, except those that the caller is inside of already. Whatever has
 * been entered cannot be entered again until the call is over. After a trap it stays entered for ever.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#component-instance-state">
 *     Canonical ABI: component instance state</a>
 */
public final class InstanceState {
    private static final GlobalType FLAGS = new GlobalType(NumberType.I32, true);

    /** {@link InstanceFlags}. */
    public final GlobalCell flags;

    final Composition composition;
    private final @Nullable InstanceState parent;
    private final String name;
    private @Nullable HandleTable handles;

    /** Counts who asked that no more asynchronous calls begin. */
    int backpressure;

    /** The innermost call; at first the instantiation. */
    Task task;

    /** @param name for messages */
    public InstanceState(Composition composition, @Nullable InstanceState parent, String name) {
        this.composition = composition;
        this.parent = parent;
        this.name = name;
        this.flags = new GlobalCell(composition.store(), FLAGS);
        this.flags.bits = InstanceFlags.INITIAL;
        this.task = new Task(this, null, new Subtask());
    }

    public String name() {
        return name;
    }

    public @Nullable InstanceState parent() {
        return parent;
    }

    public Composition composition() {
        return composition;
    }

    HandleTable handles() {
        HandleTable table = handles;
        if (table == null) {
            table = new HandleTable(composition.handles);
            handles = table;
        }
        return table;
    }

    private void set(int flag, boolean on) {
        flags.bits = on ? flags.bits | flag : flags.bits & ~flag;
    }

    void mayLeave(boolean may) {
        set(InstanceFlags.MAY_LEAVE, may);
    }

    void requireMayLeave() {
        if ((flags.bits & InstanceFlags.MAY_LEAVE) == 0) {
            throw new Trap(ComponentTraps.CANNOT_LEAVE, name);
        }
    }

    /**
     * Enters on behalf of {@code caller}, null for the host.
     *
     * @throws Trap with {@link ComponentTraps#CANNOT_ENTER} when it or one around it is in a call already
     */
    void enter(@Nullable InstanceState caller) {
        for (InstanceState at = this; at != null && !at.encloses(caller); at = at.parent) {
            if ((at.flags.bits & InstanceFlags.MAY_ENTER) == 0) {
                throw new Trap(ComponentTraps.CANNOT_ENTER, at.name + " is in a call already");
            }
        }
        mark(caller, false);
    }

    void leave(@Nullable InstanceState caller) {
        mark(caller, true);
    }

    private void mark(@Nullable InstanceState caller, boolean mayEnter) {
        for (InstanceState at = this; at != null && !at.encloses(caller); at = at.parent) {
            at.set(InstanceFlags.MAY_ENTER, mayEnter);
        }
    }

    /** Whether {@code other} is this instance or inside it. */
    private boolean encloses(@Nullable InstanceState other) {
        InstanceState at = other;
        while (at != null && at != this) {
            at = at.parent;
        }
        return at != null;
    }

    Task beginTask() {
        task = new Task(this, task, new Subtask());
        return task;
    }

    /** Ends the innermost call: its caller has what it lent again. */
    void endTask() {
        Task ended = task;
        if (ended.outer != null) {
            task = ended.outer;
        }
        ended.subtask.deliverResolve();
    }

    /** Destroys a resource on behalf of {@code dropper}, null for the host. */
    static void destroy(ResourceHandle handle, @Nullable InstanceState dropper) {
        InstanceState definer = handle.type.definer();
        if (definer == null) {
            HostBoundary.destroy(handle, dropper);
            return;
        }
        definer.enter(dropper);
        definer.beginTask();
        handle.type.destroy(handle);
        definer.endTask();
        definer.leave(dropper);
    }
}
