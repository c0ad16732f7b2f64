package dev.ashlar.engine.runtime;

/**
 * Where guests look whether to stop. A volatile read, so that C2 does not move it out of loops; short, so that C2 inlines it
 * also where it is rarely passed. Inlined by C1 it would make frames larger than {@code compile.StackCost} says.
 */
@CalledWhileCold
public final class Polls {
    private Polls() {}

    /**
     * At loop headers: whether to stop. The depth was looked at before; comparing with a constant instead keeps it out of a
     * register in every loop.
     */
    public static void poll(ExecutionContext exec) {
        if (exec.limit != 0) {
            exec.stop();
        }
    }

    /** At function entries and calls through references: whether there is stack left, and whether to stop. */
    public static void poll(ExecutionContext exec, int depth) {
        if (depth < exec.limit) {
            exec.stop(depth);
        }
    }
}
