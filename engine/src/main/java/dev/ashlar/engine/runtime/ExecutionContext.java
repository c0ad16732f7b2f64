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
 * with where functions are entered: 0 as a rule, {@link Integer#MAX_VALUE} to make the guest come to {@link Polls}; loop headers
 * only ask whether it is 0. One volatile read thus serves both checks; C2 may not hoist it out of a loop.
 *
 * <p>Where the guest is, and its permit, is in {@link PermitHolder}.
 */
public final class ExecutionContext extends PermitHolder implements CallContext {
    /** Of a token: where {@link #begin} came from, which is one of four. */
    private static final int STATUS_BITS = 2;

    private static final int STATUS = (1 << STATUS_BITS) - 1;

    /** Stack that a host function and the way through it back into a guest are taken to need. */
    private static final int HOST_CALL_BYTES = 2 * 1024;

    /** Bytes of a bulk operation for one unit of fuel. */
    private static final int BULK_BYTES = 64;

    private static final int SCRATCH = 16;
    private static final VarHandle ZERO;

    static {
        try {
            ZERO = MethodHandles.lookup().findVarHandle(ExecutionContext.class, "zero", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Results beyond the first, payloads and arguments of pending tail calls: numbers, by flat slot. */
    public long[] longs = new long[SCRATCH];

    /** The same for references. */
    public @Nullable Object[] refs = new @Nullable Object[SCRATCH];

    public long fuel;

    /** Bytes of structs and arrays until {@link GuestHeap} looks at one. */
    public int heapLeft;

    /** The callee of a tail call that is still to be made, see {@link TailCalls}. */
    public @Nullable FunctionReference tail;

    @SuppressWarnings({"UnusedVariable", "FieldMayBeFinal"}) // through ZERO
    private int zero;

    private final Store store;
    private final Interruption interruption = new Interruption();
    private final int maxDepth;
    private final boolean metered;
    private volatile boolean cancelled;
    private volatile long cpuLimit = Long.MAX_VALUE;
    private volatile long timeLimit = Long.MAX_VALUE;

    /** Depth left for the next entry from the host. */
    private int depth;

    private @Nullable GuestHeap heap;
    /** Of the host function in progress; stays, as clearing it costs a call more than keeping it. */
    private @Nullable ModuleInstance caller;

    public ExecutionContext(Store store, RunPermits permits, int maxDepth, boolean metered) {
        super(permits);
        this.store = store;
        this.maxDepth = maxDepth;
        this.metered = metered;
        this.depth = maxDepth;
    }

    // ---- called by generated code

    /** What is to be done when {@link Polls} sees the limit. */
    void stop(int depthLeft) {
        if (depthLeft < 0) {
            throw new Trap(TrapCode.CALL_STACK_EXHAUSTED, depthMessage());
        }
        stop();
    }

    /** The same where depth does not matter. */
    void stop() {
        LIMIT.setVolatile(this, 0);
        if (status() == RUNNING) {
            takePermit();
            meter();
            checkStopped(null);
            permits.yieldIfDue(this);
            checkStopped(null);
        }
    }

    /** Zero, though C2 does not know it. */
    public static int opaqueZero(ExecutionContext exec) {
        return (int) ZERO.getOpaque(exec);
    }

    /** Structs and arrays of the store. */
    public GuestHeap heap() {
        GuestHeap known = heap;
        if (known == null) {
            if (!(store instanceof StoreAccess access)) {
                throw new IllegalStateException("a store that this library did not make: " + store);
            }
            known = new GuestHeap(this, access.budget());
            heap = known;
        }
        return known;
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
        Trap stop = reasonToStop(cause);
        if (stop != null) {
            interrupt(); // for the next call to look closer, too
            throw stop;
        }
    }

    private @Nullable Trap reasonToStop(@Nullable Throwable cause) {
        if (cancelled) {
            return new Trap(TrapCode.CANCELLED, "", cause);
        }
        if (cpuLimit != Long.MAX_VALUE && cpuNanos() >= cpuLimit) {
            return new Trap(TrapCode.DEADLINE_EXCEEDED, "the CPU time granted is used up", cause);
        }
        return timeIsUp() ? new Trap(TrapCode.DEADLINE_EXCEEDED, "the time granted has passed", cause) : null;
    }

    private boolean timeIsUp() {
        long end = timeLimit;
        return end != Long.MAX_VALUE && System.nanoTime() - end >= 0;
    }

    // ---- from host to guest and back

    /**
     * Enters from outside, or again from a host function. Returns what {@link #end} needs: depth, above the status to come
     * back to.
     *
     * @throws IllegalStateException when another thread is inside, or the store is closed
     */
    int begin() {
        Thread self = Thread.currentThread();
        long id = self.threadId();
        if (isInside(id)) {
            return beginAgain();
        }
        open(id);
        boolean entered = false;
        try {
            if (!resume(self)) {
                beginCarefully(self);
            }
            entered = true;
        } finally {
            if (!entered) {
                leave();
            }
        }
        return depth << STATUS_BITS | OUTSIDE;
    }

    private void beginCarefully(Thread self) {
        LIMIT.setVolatile(this, 0);
        enter(self);
        checkStopped(null);
    }

    private int beginAgain() {
        if (depth < 0) {
            throw new Trap(TrapCode.CALL_STACK_EXHAUSTED, depthMessage());
        }
        int token = depth << STATUS_BITS | (status() == RUNNING ? IN_HOST : status());
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
        switch (token & STATUS) {
            case OUTSIDE -> {
                if (tail != null) {
                    tail = null;
                }
                leave();
            }
            case IN_HOST -> {
                if (status() == RUNNING) {
                    moveToHost();
                }
            }
            default -> giveUpPermit(WITHOUT_PERMIT);
        }
    }

    /** A host function is called. Returns what {@link #leaveHost} needs. */
    public int enterHost(@Nullable ModuleInstance from, int depthLeft) {
        if (depthLeft < 0) {
            throw new Trap(TrapCode.CALL_STACK_EXHAUSTED, depthMessage());
        }
        int outer = depth;
        depth = depthLeft - HOST_CALL_BYTES;
        if (caller != from) {
            caller = from;
        }
        moveToHost();
        return outer;
    }

    /**
     * The host function has ended; the permit may have gone meanwhile.
     *
     * @param outerCaller null leaves the caller as it is, which nobody asks for then
     * @param thrown what it ended with, which a guest that has to stop reports as the cause
     */
    public void leaveHost(int outer, @Nullable ModuleInstance outerCaller, @Nullable Throwable thrown) {
        depth = outer;
        if (outerCaller != caller && outerCaller != null) {
            caller = outerCaller;
        }
        if (!moveBack() || thrown != null) {
            moveBackCarefully(thrown);
        }
    }

    private void moveBackCarefully(@Nullable Throwable thrown) {
        takePermit();
        if (!(thrown instanceof Trap)) {
            checkStopped(thrown instanceof HostFailure failure ? failure.getCause() : thrown);
        }
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

    /** Something that blocks. */
    @FunctionalInterface
    interface Wait {
        void run() throws InterruptedException;
    }

    /**
     * Blocks in the middle of guest code, as a host function would. An interrupt that does not stop the guest is for its
     * host: it is set again afterwards.
     */
    void blockInGuest(int depthLeft, Wait wait) {
        boolean interrupted = false;
        int outer = enterHost(caller, depthLeft);
        Throwable thrown = null;
        try {
            while (!isOver(wait)) {
                interrupted = true;
            }
        } catch (Throwable e) {
            thrown = e;
            throw e;
        } finally {
            leaveHost(outer, null, thrown);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits. Returns false when interrupted. */
    private boolean isOver(Wait wait) {
        try {
            blocking(() -> {
                wait.run();
                return true;
            });
            return true;
        } catch (InterruptedException e) {
            return false;
        } catch (Exception e) {
            throw GuestEntry.sneaky(e);
        }
    }

    @Override
    public void checkpoint() {
        if (status() == OUTSIDE) {
            return;
        }
        takePermit();
        Polls.poll(this);
        checkStopped(null);
        moveToHost();
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

    @Override
    boolean isOverdue(long now) {
        return used() + held(place(), now) >= cpuLimit || timeLimit != Long.MAX_VALUE && now - timeLimit >= 0;
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
        interrupt();
    }

    public void limitTime(Duration timeout) {
        timeLimit =
                timeout.compareTo(Duration.ofDays(36_500)) > 0 ? Long.MAX_VALUE : System.nanoTime() + timeout.toNanos();
        interrupt();
    }

    public void clearDeadlines() {
        cpuLimit = Long.MAX_VALUE;
        timeLimit = Long.MAX_VALUE;
    }

    private static long saturatingAdd(long nanos, Duration more) {
        try {
            return Math.addExact(nanos, more.toNanos());
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
