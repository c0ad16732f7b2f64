package dev.ashlar.engine.runtime;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may compute. As many guests as there are permits run at the same time, the others wait in a queue. Waiting is
 * parking, so that a virtual thread gives its carrier away; yielding would not let newcomers in.
 *
 * <p>The queue is fair in time, not in turns. A clock advances by the share that each guest would have had; whoever had
 * the least, measured against it, is next. One that comes starts up to two slices behind the clock, which puts it before
 * all that compute without end, for they lose that credit with their first whole slice. If somebody waits who is behind a
 * holder by more than a slice, the holder makes room at once, else at the end of its slice. Nobody gets further ahead
 * than a slice, so that nobody is locked out for having had an idle machine.
 *
 * <p>A ticker looks every millisecond. It interrupts guests whose slice is over or whose deadline has passed, takes the
 * permit of one that stays in a host function, so that a host function that blocks does not hold up neighbours even if
 * it did not say so, and stops blocking actions at their deadline.
 */
public final class RunPermits implements AutoCloseable {
    private static final long TICK_NANOS = 1_000_000;

    /** Between ticks while guests wait and a host function, which may block at any moment, holds a permit. */
    private static final long SHORT_TICK_NANOS = 100_000;

    /** How long a guest waits for another to make room before it parks. */
    private static final long SPIN_NANOS = 30_000;

    final BulkGate bulk;

    private final AtomicReferenceArray<@Nullable ExecutionContext> holders;
    private final long sliceNanos;
    private final AtomicLong clock = new AtomicLong();
    private final Deadlines deadlines = new Deadlines();
    private final CarrierWatch carriers = new CarrierWatch();
    private final Ticker ticker = new Ticker(this::tick, deadlines::nanosLeft);

    private final BriefLock lock = new BriefLock();
    private final PriorityQueue<ExecutionContext> queue = new PriorityQueue<>(
            Comparator.comparingLong((ExecutionContext exec) -> exec.turn.key).thenComparing(exec -> exec.turn.ticket));
    private long nextTicket;

    /** Size of the queue, readable without the lock. */
    private volatile int waiting;

    public RunPermits(int permits, Duration slice) {
        this.bulk = new BulkGate(permits);
        this.holders = new AtomicReferenceArray<>(permits);
        this.sliceNanos = slice.toNanos();
    }

    // ---- called by guests' threads

    /** Waits for a permit. An interrupt of the thread stays pending. */
    void acquire(ExecutionContext exec) {
        place(exec, 2 * sliceNanos);
        if (waiting > 0 || !tryTake(exec)) {
            StackProbe.check();
            enqueue(exec);
            makeRoomFor(exec);
            await(exec.turn);
        }
        exec.turn.since = System.nanoTime();
        ticker.wake();
    }

    /** Frees a permit that is not in use any more. */
    void release(ExecutionContext exec, int slot, long since) {
        account(exec, System.nanoTime() - since);
        holders.set(slot, null);
        if (waiting > 0) {
            fillFreeSlots();
        }
    }

    /** Makes room for virtual threads that are no guests, then for a guest that has waited long enough. */
    void yieldIfDue(ExecutionContext exec) {
        Turn turn = exec.turn;
        if (turn.carrierWanted) {
            turn.carrierWanted = false;
            turn.aside = true;
            exec.pause(() -> park(turn, () -> !turn.aside));
        }
        if (waiting > 0 && handOver(exec, System.nanoTime() - turn.since)) {
            await(turn);
            turn.since = System.nanoTime();
        }
    }

    /** Runs an action that is interrupted at {@code deadline}, by {@link System#nanoTime()}. */
    <T> T timed(ExecutionContext exec, long deadline, Callable<T> action) throws Exception {
        Deadlines.Entry entry = deadlines.add(exec, deadline);
        ticker.wake();
        try {
            return action.call();
        } finally {
            deadlines.remove(entry);
        }
    }

    private boolean handOver(ExecutionContext exec, long held) {
        StackProbe.check();
        @Nullable Thread next;
        lock.lock();
        try {
            if (!isDue(exec, held)) {
                return false;
            }
            int slot = exec.turn.slot;
            account(exec, held);
            place(exec, held >= sliceNanos ? 0 : 2 * sliceNanos);
            ExecutionContext first = poll();
            add(exec);
            next = grant(first, slot);
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(next);
        return true;
    }

    /** Whether somebody waits before whom this one should not go on; with the lock held. */
    private boolean isDue(ExecutionContext exec, long held) {
        ExecutionContext first = queue.peek();
        return first != null && fairTime(exec, held) - first.turn.key > (held >= sliceNanos ? 0 : sliceNanos);
    }

    private void enqueue(ExecutionContext exec) {
        lock.lock();
        try {
            add(exec);
        } finally {
            lock.unlock();
        }
        fillFreeSlots();
    }

    private void fillFreeSlots() {
        for (Thread next = fillFreeSlot(); next != null; next = fillFreeSlot()) {
            LockSupport.unpark(next);
        }
    }

    /** Gives a free permit to the first in the queue. Returns its thread, to be woken, or null. */
    private @Nullable Thread fillFreeSlot() {
        lock.lock();
        try {
            for (int slot = 0; slot < holders.length() && !queue.isEmpty(); slot++) {
                if (holders.get(slot) == null && holders.compareAndSet(slot, null, queue.peek())) {
                    return grant(poll(), slot);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void add(ExecutionContext exec) {
        Turn turn = exec.turn;
        turn.key = fairTime(exec, 0);
        turn.ticket = nextTicket++;
        turn.waiting = Thread.currentThread();
        turn.granted = false;
        turn.carrierWanted = false;
        queue.add(exec);
        waiting = queue.size();
    }

    private ExecutionContext poll() {
        ExecutionContext first = queue.remove();
        waiting = queue.size();
        return first;
    }

    /** Returns the thread to be woken once the lock is free: who is woken may take the processor of who wakes it. */
    private @Nullable Thread grant(ExecutionContext exec, int slot) {
        Turn turn = exec.turn;
        turn.slot = slot;
        turn.since = System.nanoTime();
        holders.set(slot, exec);
        @Nullable Thread thread = turn.waiting;
        turn.granted = true;
        return thread;
    }

    private static void await(Turn turn) {
        park(turn, () -> turn.granted);
    }

    private static void park(Turn turn, BooleanSupplier until) {
        boolean interrupted = false;
        while (!until.getAsBoolean()) {
            LockSupport.park(turn);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryTake(ExecutionContext exec) {
        for (int slot = 0; slot < holders.length(); slot++) {
            if (holders.get(slot) == null && holders.compareAndSet(slot, null, exec)) {
                exec.turn.slot = slot;
                return true;
            }
        }
        return false;
    }

    /**
     * A holder that does not compute loses its permit; those that are far ahead are interrupted, and the first of them
     * that notices makes room. It does so within microseconds if it is on a processor, hence the wait without parking.
     */
    private void makeRoomFor(ExecutionContext exec) {
        Turn turn = exec.turn;
        boolean interrupted = false;
        for (int slot = 0; slot < holders.length() && !turn.granted; slot++) {
            ExecutionContext holder = holders.get(slot);
            if (holder == null || holder == exec) {
                continue;
            }
            if (isFarAhead(holder, turn)) {
                holder.interrupt();
                interrupted |= !retakeIfIdle(holder);
            } else if (!holder.turn.aside) {
                retakeIfIdle(holder);
            }
        }
        for (long end = System.nanoTime() + SPIN_NANOS; interrupted && !turn.granted && System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
    }

    private boolean isFarAhead(ExecutionContext holder, Turn other) {
        long held = System.nanoTime() - holder.turn.since;
        return fairTime(holder, held) - other.key > sliceNanos;
    }

    // ---- fairness

    private static long fairTime(ExecutionContext exec, long held) {
        return exec.used() + held + exec.turn.credit;
    }

    /** Keeps a guest that was away, or alone, within reach of the clock: not further behind than {@code most}. */
    private void place(ExecutionContext exec, long most) {
        long now = clock.get();
        long time = fairTime(exec, 0);
        exec.turn.credit += Math.clamp(time, now - most, now + sliceNanos) - time;
    }

    private void account(ExecutionContext exec, long held) {
        exec.addUsed(held);
        clock.addAndGet(held / (waiting + holders.length()));
    }

    // ---- the ticker

    /** Returns the nanoseconds until the next tick; 0 when there is nothing to watch. */
    private long tick() {
        long now = System.nanoTime();
        deadlines.expire(now);
        boolean busy = false;
        boolean inHost = false;
        boolean aside = false;
        for (int slot = 0; slot < holders.length(); slot++) {
            ExecutionContext exec = holders.get(slot);
            if (exec != null) {
                busy = true;
                inHost |= exec.status() == ExecutionContext.IN_HOST;
                aside |= exec.turn.aside;
                tick(exec, now);
            }
        }
        if (waiting > 0) {
            fillFreeSlots();
        }
        if (!busy) {
            return 0;
        }
        return aside || inHost && waiting > 0 ? SHORT_TICK_NANOS : TICK_NANOS;
    }

    private void tick(ExecutionContext exec, long now) {
        Turn turn = exec.turn;
        long state = exec.state();
        boolean isAtLastTicks = state == turn.stateAtLastTick && now - turn.tick >= TICK_NANOS;
        if (state != turn.stateAtLastTick) {
            turn.stateAtLastTick = state;
            turn.tick = now;
        }
        if (turn.aside) {
            if (isAtLastTicks || !carriers.areWanted(exec.thread())) {
                comeBack(exec);
            }
        } else if (!(isAtLastTicks && retake(exec, state)) && !retakeIfIdle(exec)) {
            interruptIfDue(exec, now);
        }
    }

    private void interruptIfDue(ExecutionContext exec, long now) {
        long held = now - exec.turn.since;
        boolean carrierWanted = held >= TICK_NANOS && carriers.areWanted(exec.thread());
        if (carrierWanted) {
            exec.turn.carrierWanted = true;
        }
        if (carrierWanted || exec.isOverdue(now) || isDueToYield(exec, held)) {
            exec.interrupt();
        }
    }

    private static void comeBack(ExecutionContext exec) {
        exec.turn.aside = false;
        LockSupport.unpark(exec.thread());
    }

    private boolean isDueToYield(ExecutionContext exec, long held) {
        if (waiting == 0) {
            return false;
        }
        lock.lock();
        try {
            return isDue(exec, held);
        } finally {
            lock.unlock();
        }
    }

    private boolean retakeIfIdle(ExecutionContext exec) {
        long state = exec.state();
        Thread thread = exec.thread();
        if (exec.status() != ExecutionContext.IN_HOST || thread == null) {
            return false;
        }
        return (thread == Thread.currentThread() || isParked(thread)) && retake(exec, state);
    }

    private static boolean isParked(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /** Takes the permit of a guest that is in a host function, if it still is where {@code state} says. */
    private boolean retake(ExecutionContext exec, long state) {
        int slot = exec.turn.slot;
        long since = exec.turn.since;
        if (!ExecutionContext.isInHost(state) || !exec.retake(state)) {
            return false;
        }
        if (exec.turn.aside) {
            comeBack(exec);
        }
        release(exec, slot, since);
        return true;
    }

    @Override
    public void close() {
        ticker.close();
    }
}
