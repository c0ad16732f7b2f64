package dev.ashlar.engine.runtime;

/**
 * Finds out that the stack is nearly used up where an overflow does no harm, instead of where it would leave a queue half
 * changed.
 */
final class StackProbe {
    private static final int LEVELS = 200;

    private StackProbe() {}

    /** @throws StackOverflowError unless some kilobytes of stack are left */
    static void check() {
        descend(LEVELS);
    }

    private static int descend(int levels) {
        return levels == 0 ? 0 : descend(levels - 1) + 1;
    }
}
