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
 * with at function entries: 0 as a rule, {@link Integer#MAX_VALUE} to make the guest come to {@link #poll}; loop headers
 * only ask whether it is 0. One opaque read thus serves both checks; C2 may not hoist it out of a loop.
 *
 * <p>{@code state} says where the guest is and, by that alone, whether it holds a permit. All changes are made by the
 * thread that is inside, but for one: the ticker takes the permit of a guest that stays in a host function. Above the
 * status there is a count that every stay in a host function changes, so that the ticker cannot hit a later stay than
 * the one it looked at. Transitions start from the actual state, not from the one expected: should a stack overflow
 * have cut one short, the next one repairs it.
 */
public final class ExecutionContext implements CallContext {
    /** Not in a call. */
    static final int OUTSIDE = 0;

    /** In guest code, with a permit. */
    static final int RUNNING = 1;

    /** In a host function, with a permit. */
    static final int IN_HOST = 2;

    /** In a host function, without a permit. */
    static final int WITHOUT_PERMIT = 3;

    private static final int STATUS_BITS = 2;
    private static final int STATUS = (1 << STATUS_BITS) - 1;

    /** Stack that a host function and the way through it back into a guest are taken to need. */
    private static final int HOST_CALL_BYTES = 2 * 1024;

    /** Bytes of a bulk operation for one unit of fuel. */
    private static final int BULK_BYTES = 64;

    private static final int SCRATCH = 16;
    private static final VarHandle LIMIT;
    private static final VarHandle ZERO;
    private static final VarHandle STATE;
    private static final VarHandle USED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            LIMIT = lookup.findVarHandle(ExecutionContext.class, "limit", int.class);
            ZERO = lookup.findVarHandle(ExecutionContext.class, "zero", int.class);
            STATE = lookup.findVarHandle(ExecutionContext.class, "state", long.class);
            USED = lookup.findVarHandle(ExecutionContext.class, "used", long.class);
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

    /** Permit and place in the queue; changed by {@link RunPermits} alone. */
    final Turn turn = new Turn();

    @SuppressWarnings({"UnusedVariable", "FieldMayBeFinal"}) // through LIMIT
    private int limit;

    @SuppressWarnings({"UnusedVariable", "FieldMayBeFinal"}) // through ZERO
    private int zero;

    private volatile long state;
    private final Store store;
    private final RunPermits permits;
    private final Interruption interruption = new Interruption();
    private final int maxDepth;
    private final boolean metered;
    private volatile boolean cancelled;
    private volatile long used;
    private volatile long cpuLimit = Long.MAX_VALUE;
    private volatile long timeLimit = Long.MAX_VALUE;

    /** Depth left for the next entry from the host. */
    private int depth;

    private @Nullable ModuleInstance caller;
    private @Nullable Thread thread;

    public ExecutionContext(Store store, RunPermits permits, int maxDepth, boolean metered) {
        this.store = store;
        this.permits = permits;
        this.maxDepth = maxDepth;
        this.metered = metered;
        this.depth = maxDepth;
    }

    // ---- called by generated code

    /**
     * At loop headers: whether to stop. The depth was checked at entry; comparing with a constant instead keeps it out of
     * a register in every loop.
     *
     * <p>Deliberately longer than the 35 bytes up to which C1 inlines, as is {@link #poll(ExecutionContext, int)}: with the
     * VarHandle's innards inlined, frames of C1 take two and a half times as much stack.
     */
    public static void poll(ExecutionContext exec) {
        if ((int) LIMIT.getOpaque(exec) != 0) {
            LIMIT.setVolatile(exec, 0);
            if (exec.status() == RUNNING) {
                exec.checkStopped(null);
                exec.permits.yieldIfDue(exec);
                exec.checkStopped(null);
            }
        }
    }

    /** At function entries: whether there is stack left, and whether to stop. */
    public static void poll(ExecutionContext exec, int depth) {
        int limit = (int) LIMIT.getOpaque(exec);
        if (depth < limit) {
            if (depth < 0) {
                throw new Trap(TrapCode.CALL_STACK_EXHAUSTED, exec.depthMessage());
            }
            poll(exec);
        }
    }

    /** Zero, though C2 does not know it. */
    public static int opaqueZero(ExecutionContext exec) {
        return (int) ZERO.getOpaque(exec);
    }

    /** Charges fuel. */
    public static void charge(ExecutionContext exec, int amount) {
        long left = exec.fuel - amount;
        if (left < 0) {
            throw new Trap(TrapCode.OUT_OF_FUEL);
        }
        exec.fuel = left;
    }

    /** Charges fuel for a bulk operation; where fuel is not counted it does nothing. */
    static void chargeBulk(ExecutionContext exec, long bytes) {
        if (exec.metered) {
            charge(exec, (int) (bytes / BULK_BYTES));
        }
    }

    private String depthMessage() {
        return "deeper than %d bytes of stack".formatted(maxDepth);
    }

    private void checkStopped(@Nullable Throwable cause) {
        if (cancelled) {
            throw new Trap(TrapCode.CANCELLED, "", cause);
        }
        if (cpuLimit != Long.MAX_VALUE && cpuNanos() >= cpuLimit) {
            throw new Trap(TrapCode.DEADLINE_EXCEEDED, "the CPU time granted is used up", cause);
        }
        if (timeIsUp()) {
            throw new Trap(TrapCode.DEADLINE_EXCEEDED, "the time granted has passed", cause);
        }
    }

    private boolean timeIsUp() {
        long end = timeLimit;
        return end != Long.MAX_VALUE && System.nanoTime() - end >= 0;
    }

    // ---- from host to guest and back

    /**
     * Enters from outside, or again from a host function. Returns what {@link #end} needs: depth, above the status to come
     * back to.
     */
    int begin(Thread self) {
        if (depth < 0) {
            throw new Trap(TrapCode.CALL_STACK_EXHAUSTED, depthMessage());
        }
        int before = status() == RUNNING ? IN_HOST : status();
        if (before == OUTSIDE) {
            thread = self;
        }
        int token = depth << STATUS_BITS | before;
        takePermit();
        try {
            checkStopped(null);
        } catch (Trap stopped) {
            end(token);
            throw stopped;
        }
        return token;
    }

    /** Leaves to where {@link #begin} came from. */
    void end(int token) {
        depth = token >>> STATUS_BITS;
        int before = token & STATUS;
        if (before != IN_HOST) {
            giveUpPermit(before);
        } else if (status() == RUNNING) {
            STATE.setRelease(this, next(IN_HOST));
        }
        if (before == OUTSIDE) {
            tail = null;
            caller = null;
            thread = null;
        }
    }

    static boolean isOutermost(int token) {
        return (token & STATUS) == OUTSIDE;
    }

    /** A host function is called. Returns what {@link #leaveHost} needs. */
    public int enterHost(@Nullable ModuleInstance from, int depthLeft) {
        if (depthLeft < 0) {
            throw new Trap(TrapCode.CALL_STACK_EXHAUSTED, depthMessage());
        }
        int outer = depth;
        depth = depthLeft - HOST_CALL_BYTES;
        caller = from;
        STATE.setRelease(this, next(IN_HOST));
        return outer;
    }

    /**
     * The host function has ended; the permit may have gone meanwhile.
     *
     * @param thrown what it ended with, which a guest that has to stop reports as the cause
     */
    public void leaveHost(int outer, @Nullable ModuleInstance outerCaller, @Nullable Throwable thrown) {
        depth = outer;
        caller = outerCaller;
        takePermit();
        if (!(thrown instanceof Trap)) {
            checkStopped(thrown instanceof HostFailure failure ? failure.getCause() : thrown);
        }
    }

    /** Goes on as a guest, with a permit. */
    private void takePermit() {
        long now = state;
        switch ((int) now & STATUS) {
            case RUNNING -> {}
            case IN_HOST -> {
                if (!STATE.compareAndSet(this, now, now & ~STATUS | RUNNING)) {
                    takePermit();
                }
            }
            default -> {
                permits.acquire(this);
                state = next(RUNNING);
            }
        }
    }

    /** Goes on without a permit, if it still has one. */
    private void giveUpPermit(int status) {
        long now = state;
        if (!holdsPermit(now)) {
            state = next(status);
        } else if (STATE.compareAndSet(this, now, now & ~STATUS | status)) {
            permits.release(this, turn.slot, turn.since);
        } else {
            giveUpPermit(status);
        }
    }

    private long next(int status) {
        return (state >>> STATUS_BITS) + 1 << STATUS_BITS | status;
    }

    private static boolean holdsPermit(long state) {
        int status = (int) state & STATUS;
        return status == RUNNING || status == IN_HOST;
    }

    /** Does something in between; whoever needs the permit may have it meanwhile. */
    void pause(Runnable action) {
        STATE.setRelease(this, next(IN_HOST));
        action.run();
        takePermit();
    }

    /** Until {@link #endBulk}, this guest is one of few that do something large in one go. */
    void beginBulk() {
        permits.bulk.enter(this);
    }

    void endBulk() {
        permits.bulk.leave();
    }

    @Override
    public <T> T blocking(Callable<T> action) throws Exception {
        if (status() == IN_HOST) {
            giveUpPermit(WITHOUT_PERMIT);
        }
        boolean outermost = interruption.start();
        try {
            checkStopped(null);
            return timeLimit == Long.MAX_VALUE ? action.call() : permits.timed(this, timeLimit, action);
        } catch (Trap trap) {
            throw trap;
        } catch (Exception e) {
            checkStopped(e);
            throw e;
        } finally {
            if (outermost) {
                interruption.end();
            }
        }
    }

    @Override
    public void checkpoint() {
        if (status() == OUTSIDE) {
            return;
        }
        takePermit();
        poll(this);
        checkStopped(null);
        STATE.setRelease(this, next(IN_HOST));
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Optional<Instance> caller() {
        return Optional.ofNullable(caller);
    }

    /** The instance that called the host function of this moment. */
    public @Nullable ModuleInstance callerInstance() {
        return caller;
    }

    /** Depth left for a call that enters now. */
    public int depth() {
        return depth;
    }

    /** Makes room for {@code slots} flat slots. */
    public void ensureScratch(int slots) {
        if (slots > longs.length) {
            longs = Arrays.copyOf(longs, slots);
            refs = Arrays.copyOf(refs, slots);
        }
    }

    // ---- for permits and ticker

    int status() {
        return (int) state & STATUS;
    }

    /** Changes with every stay in a host function. */
    long state() {
        return state;
    }

    static boolean isInHost(long state) {
        return (state & STATUS) == IN_HOST;
    }

    /** Takes the permit of a guest that still is where {@code seen} says, in a host function. */
    boolean retake(long seen) {
        return STATE.compareAndSet(this, seen, seen & ~STATUS | WITHOUT_PERMIT);
    }

    /** The thread that is inside; null outside. */
    @Nullable Thread thread() {
        return thread;
    }

    void addUsed(long nanos) {
        USED.getAndAdd(this, nanos);
    }

    /** Nanoseconds of permits that were given back. */
    long used() {
        return used;
    }

    /** Makes the guest come to {@link #poll} soon. */
    void interrupt() {
        LIMIT.setOpaque(this, Integer.MAX_VALUE);
    }

    /** Whether a guest that goes on computing would be stopped at {@code now}. */
    boolean isOverdue(long now) {
        return used + (now - turn.since) >= cpuLimit || timeLimit != Long.MAX_VALUE && now - timeLimit >= 0;
    }

    /** Interrupts a blocking action. */
    void wakeUp() {
        interruption.deliver();
    }

    // ---- for the store

    public void cancel() {
        cancelled = true;
        interrupt();
        wakeUp();
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
        return holdsPermit(state) ? used + (System.nanoTime() - turn.since) : used;
    }

    private static long saturatingAdd(long nanos, Duration more) {
        try {
            return Math.addExact(nanos, more.toNanos());
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
