package dev.ashlar.engine.runtime;

/**
 * Finds out that the stack is nearly used up where an overflow does no harm, instead of where it would leave a queue half
 * changed or a class of the JDK unusable. Only on threads with less stack than the engine counts on does it find that.
 */
public final class StackProbe {
    private static final int LEVELS = 500;

    private StackProbe() {}

    /** @throws StackOverflowError unless some kilobytes of stack are left */
    public static void check() {
        descend(LEVELS);
    }

    private static int descend(int levels) {
        return levels == 0 ? 0 : descend(levels - 1) + 1;
    }
}
