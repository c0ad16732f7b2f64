package dev.ashlar.component.validate;

import dev.ashlar.component.InvalidComponentException;

/**
 * Counts the steps of comparing, replacing and publishing types. Types share their parts, so a small component can
 * ask for much work; beyond what any sensible one needs it is rejected.
 */
final class Effort {
    private static final int MAX_STEPS = 2_000_000;

    private int steps;
    private int offset;

    /** Where validation is, for the error. */
    void at(int newOffset) {
        offset = newOffset;
    }

    void step() {
        steps(1);
    }

    void steps(int count) {
        steps += count;
        if (steps > MAX_STEPS) {
            throw new InvalidComponentException(
                    offset, "the types of the component are too complex: more than %,d steps".formatted(MAX_STEPS));
        }
    }
}
