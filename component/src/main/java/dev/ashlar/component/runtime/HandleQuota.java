package dev.ashlar.component.runtime;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.Trap;

/** How many handles the instances of a composition may have together. */
final class HandleQuota {
    private final int limit;
    private int left;

    /** @param limit at most 2^28 - 1, which one table may hold */
    HandleQuota(int limit) {
        this.limit = limit;
        this.left = limit;
    }

    void take() {
        if (left == 0) {
            throw new Trap(ComponentTraps.TOO_MANY_HANDLES, "the limit is " + limit);
        }
        left--;
    }

    void giveBack() {
        left++;
    }
}
