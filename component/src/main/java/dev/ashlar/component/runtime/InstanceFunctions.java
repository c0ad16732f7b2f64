package dev.ashlar.component.runtime;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.Trap;

/**
 * {@code canon context.get}, {@code context.set} and {@code backpressure.inc} and {@code dec} of one instance.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#-canon-contextget">
 *     Canonical ABI: context built-ins</a>
 */
public final class InstanceFunctions {
    private static final int MAX_BACKPRESSURE = 1 << 16;
    private final InstanceState instance;

    /** A context slot, or the change of backpressure. */
    private final int operand;

    public InstanceFunctions(InstanceState instance, int operand) {
        this.instance = instance;
        this.operand = operand;
    }

    public int get(CallContext context) {
        return (int) instance.task.context(operand);
    }

    public long getLong(CallContext context) {
        return instance.task.context(operand);
    }

    public void set(CallContext context, int value) {
        instance.task.setContext(operand, value);
    }

    public void setLong(CallContext context, long value) {
        instance.task.setContext(operand, value);
    }

    public void backpressure(CallContext context) {
        int next = instance.backpressure + operand;
        if (next < 0 || next >= MAX_BACKPRESSURE) {
            throw new Trap(ComponentTraps.ABI_VIOLATION, "backpressure of %d in %s".formatted(next, instance.name()));
        }
        instance.backpressure = next;
    }
}
