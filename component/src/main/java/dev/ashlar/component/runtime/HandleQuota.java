package dev.ashlar.component.runtime;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.runtime.Budget;

/** Handles that a composition may still make: reserved of its store's budget, some at a time. */
final class HandleQuota {
    private static final int SOME = 64;

    private final Budget budget;
    private int left;

    HandleQuota(Budget budget) {
        this.budget = budget;
    }

    void take() {
        if (left == 0) {
            left = reserve();
        }
        left--;
    }

    private int reserve() {
        if (budget.tryReserve(Budget.Kind.HANDLE, SOME)) {
            return SOME;
        }
        try {
            budget.reserve(Budget.Kind.HANDLE, 1);
            return 1;
        } catch (ResourceLimitException e) {
            throw new Trap(ComponentTraps.TOO_MANY_HANDLES, String.valueOf(e.getMessage()));
        }
    }

    void giveBack() {
        left++;
        if (left == 2 * SOME) {
            budget.release(Budget.Kind.HANDLE, SOME);
            left -= SOME;
        }
    }
}
