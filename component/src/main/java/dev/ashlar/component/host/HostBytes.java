package dev.ashlar.component.host;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.runtime.Budget;

/**
 * Bytes of Java objects that one call makes of what a guest claims to have, reserved of the store's budget until the call
 * ends. What is small is not worth asking for.
 */
final class HostBytes {
    private static final long SMALL = 64 << 10;

    private final Budget budget;

    /** What a call may make without asking. */
    private final long free;

    private long left;
    private long reserved;

    HostBytes(Budget budget) {
        this.budget = budget;
        this.free = budget.limit(Budget.Kind.HOST) < SMALL ? 0 : SMALL;
        this.left = free;
    }

    /** @throws Trap when a budget is used up */
    void charge(long bytes) {
        left -= bytes;
        if (left < 0) {
            reserve(-left);
        }
    }

    private void reserve(long missing) {
        long more = missing;
        if (budget.tryReserve(Budget.Kind.HOST, missing + SMALL)) {
            more += SMALL;
        } else {
            try {
                budget.reserve(Budget.Kind.HOST, missing);
            } catch (ResourceLimitException e) {
                throw new Trap(ComponentTraps.HOST_BUDGET, String.valueOf(e.getMessage()));
            }
        }
        reserved += more;
        left += more;
    }

    /** The call is over. */
    void release() {
        if (reserved != 0) {
            budget.release(Budget.Kind.HOST, reserved);
            reserved = 0;
        }
        left = free;
    }
}
