package dev.ashlar.component.runtime;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.engine.CallContext;

/** What adapters between two instances leave to the runtime: handles, which only it can make, and messages. */
public final class CallFunctions {
    private final InstanceState callee;

    public CallFunctions(InstanceState callee) {
        this.callee = callee;
    }

    /** A call that may lend handles begins. */
    public void begin(CallContext context) {
        callee.beginTask();
    }

    /** The call has returned: the callee may keep nothing that it borrowed. */
    public void end(CallContext context) {
        callee.task.returned();
        callee.endTask();
    }

    /** The trap of that ordinal. */
    public static void trap(CallContext context, int ordinal) {
        throw CanonicalTrap.values()[ordinal].trap();
    }

    /** Handles of one resource type. */
    public static final class Transfer {
        private final InstanceState from;
        private final InstanceState to;
        private final RuntimeResource type;

        public Transfer(InstanceState from, InstanceState to, RuntimeResource type) {
            this.from = from;
            this.to = to;
            this.type = type;
        }

        public int own(CallContext context, int handle) {
            return to.handles().add(from.handles().takeOwn(handle, type));
        }

        /** Lends to the innermost call of {@code to}. */
        public int borrow(CallContext context, int handle) {
            ResourceHandle lent = from.handles().resource(handle, type);
            Task task = to.task;
            task.subtask.lend(lent);
            return type.definer() == to ? lent.rep : task.borrow(lent);
        }
    }
}
