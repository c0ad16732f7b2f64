package dev.ashlar.engine.runtime;

import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What travels with every call of a guest: how deep it may still go, whether it has to stop, its fuel, its run permit and
 * clock, and scratch slots for values that do not fit a JVM call.
 *
 * <p>Depth is an argument of every guest function, in estimated bytes of stack left. {@code limit} is what it is compared
 * with at function entries and loop headers: 0 as a rule, {@link Integer#MAX_VALUE} to make the guest come to {@link
 * #interrupted}. One opaque read thus serves both checks; C2 may not hoist it out of a loop.
 */
public final class ExecutionContext implements CallContext {
    static final int OUTSIDE = 0;
    static final int RUNNING = 1;
    static final int IN_HOST = 2;
    static final int WITHOUT_PERMIT = 3;

    private static final int SCRATCH = 16;
    private static final VarHandle LIMIT;
    private static final VarHandle STATE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            LIMIT = lookup.findVarHandle(ExecutionContext.class, "limit", int.class);
            STATE = lookup.findVarHandle(ExecutionContext.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Results beyond the first, payloads and arguments of pending tail calls: numbers, by flat slot. */
    public long[] longs = new long[SCRATCH];

    /** The same for references. */
    public @Nullable Object[] refs = new @Nullable Object[SCRATCH];

    public long fuel;

    /** The callee of a tail call that is still to be made, see {@link TailCalls}. */
    public @Nullable FunctionReference tail;

    @SuppressWarnings({"UnusedVariable", "FieldMayBeFinal"}) // through LIMIT
    private int limit;

    private volatile int state;
    private final Store store;
    private final RunPermits permits;
    private final int maxDepth;
    private volatile boolean cancelled;

    /** Depth left for the next entry from the host. */
    private int depth;

    private @Nullable ModuleInstance caller;

    // Permit and clock: written by whoever moves the state, read by the ticker.
    int permit = -1;
    volatile long permitSince;
    volatile long used;
    volatile long cpuLimit = Long.MAX_VALUE;
    volatile long timeLimit = Long.MAX_VALUE;
    volatile int hostCalls;
    int hostCallsAtLastTick = -1;

    public ExecutionContext(Store store, RunPermits permits, int maxDepth) {
        this.store = store;
        this.permits = permits;
        this.maxDepth = maxDepth;
        this.depth = maxDepth;
    }

    // ---- called by generated code

    /** At function entry: the depth left for what this function calls. */
    public static int enter(ExecutionContext exec, int depth, int frame) {
        int left = depth - frame;
        if (left < (int) LIMIT.getOpaque(exec)) {
            exec.interrupted(left);
        }
        return left;
    }

    /** At a loop header. */
    public static void poll(ExecutionContext exec, int depth) {
        if (depth < (int) LIMIT.getOpaque(exec)) {
            exec.interrupted(depth);
        }
    }

    /** Charges fuel. */
    public static void charge(ExecutionContext exec, int amount) {
        long left = exec.fuel - amount;
        if (left < 0) {
            throw new Trap(TrapCode.OUT_OF_FUEL);
        }
        exec.fuel = left;
    }

    private void interrupted(int left) {
        LIMIT.setOpaque(this, 0);
        if (left < 0) {
            throw new Trap(TrapCode.CALL_STACK_EXHAUSTED, "deeper than " + maxDepth + " bytes of stack");
        }
        if (state == RUNNING) {
            checkStopped();
            permits.yieldIfDue(this);
            checkStopped();
        }
    }

    private void checkStopped() {
        if (cancelled) {
            throw new Trap(TrapCode.CANCELLED);
        }
        long now = System.nanoTime();
        if (used + (now - permitSince) >= cpuLimit) {
            throw new Trap(TrapCode.DEADLINE_EXCEEDED, "the CPU time granted is used up");
        }
        if (timeLimit != Long.MAX_VALUE && now - timeLimit >= 0) {
            throw new Trap(TrapCode.DEADLINE_EXCEEDED, "the time granted has passed");
        }
    }

    // ---- from host to guest and back

    /** Enters from outside, or again from a host function. Returns the state to come back to. */
    int begin() {
        int before = state;
        if (before == IN_HOST && STATE.compareAndSet(this, IN_HOST, RUNNING)) {
            checkStoppedOnEntry(before);
            return before;
        }
        permits.acquire(this);
        state = RUNNING;
        checkStoppedOnEntry(before);
        return before;
    }

    private void checkStoppedOnEntry(int before) {
        if (cancelled || cpuLimit != Long.MAX_VALUE || timeLimit != Long.MAX_VALUE) {
            try {
                checkStopped();
            } catch (Trap stopped) {
                end(before);
                throw stopped;
            }
        }
    }

    /** Leaves to where {@link #begin} came from. */
    void end(int before) {
        if (before == IN_HOST) {
            state = IN_HOST;
            return;
        }
        state = before;
        permits.release(this);
    }

    /** A host function is called. Returns what {@link #leaveHost} needs. */
    int enterHost(@Nullable ModuleInstance from, int depthLeft) {
        int outer = depth;
        depth = depthLeft;
        caller = from;
        hostCalls++;
        state = IN_HOST;
        return outer;
    }

    /** The host function has ended; the permit may have gone meanwhile. */
    void leaveHost(int outer, @Nullable ModuleInstance outerCaller) {
        depth = outer;
        caller = outerCaller;
        if (!STATE.compareAndSet(this, IN_HOST, RUNNING)) {
            permits.acquire(this);
            state = RUNNING;
        }
        if (cancelled) {
            throw new Trap(TrapCode.CANCELLED);
        }
    }

    /** The ticker takes the permit of a guest that is in a host function. */
    boolean retake() {
        return STATE.compareAndSet(this, IN_HOST, WITHOUT_PERMIT);
    }

    @Override
    public <T> T blocking(Callable<T> action) throws Exception {
        if (STATE.compareAndSet(this, IN_HOST, WITHOUT_PERMIT)) {
            permits.release(this);
        }
        return action.call();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Optional<Instance> caller() {
        return Optional.ofNullable(caller);
    }

    @Nullable ModuleInstance callerInstance() {
        return caller;
    }

    /** Depth left for a call that enters now. */
    public int depth() {
        return depth;
    }

    // ---- for the store and the ticker

    /** Makes room for {@code slots} flat slots. */
    public void ensureScratch(int slots) {
        if (slots > longs.length) {
            longs = Arrays.copyOf(longs, slots);
            refs = Arrays.copyOf(refs, slots);
        }
    }

    int state() {
        return state;
    }

    /** Makes the guest come to {@link #interrupted} soon. */
    void interrupt() {
        LIMIT.setOpaque(this, Integer.MAX_VALUE);
    }

    public void cancel() {
        cancelled = true;
        interrupt();
    }

    public void limitCpu(Duration budget) {
        cpuLimit = saturatingAdd(cpuNanos(), budget);
    }

    public void limitTime(Duration timeout) {
        timeLimit =
                timeout.compareTo(Duration.ofDays(36_500)) > 0 ? Long.MAX_VALUE : System.nanoTime() + timeout.toNanos();
    }

    public void clearDeadlines() {
        cpuLimit = Long.MAX_VALUE;
        timeLimit = Long.MAX_VALUE;
    }

    /** Nanoseconds for which a permit was held. */
    public long cpuNanos() {
        long since = permitSince;
        return state == RUNNING || state == IN_HOST ? used + (System.nanoTime() - since) : used;
    }

    private static long saturatingAdd(long nanos, Duration more) {
        try {
            return Math.addExact(nanos, more.toNanos());
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
