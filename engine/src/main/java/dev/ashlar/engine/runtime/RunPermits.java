package dev.ashlar.engine.runtime;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may compute. As many guests as there are permits run at the same time, the others wait in a queue. Waiting is
 * parking, so that a virtual thread gives its carrier away; yielding would not let newcomers in.
 *
 * <p>The queue is fair in time, not in turns. A clock advances by the share that each guest would have had; whoever had
 * the least, measured against it, is next. One that was away starts two slices behind the clock, which puts it before all
 * that compute without end; if somebody waits who is behind a holder by more than a slice, the holder makes room at
 * once, else at the end of its slice. Nobody gets further ahead than a slice, so that nobody is locked out for having
 * had an idle machine.
 *
 * <p>A ticker looks every millisecond. It interrupts guests whose slice is over or whose deadline has passed, takes the
 * permit of one that stays in a host function, so that a host function that blocks does not hold up neighbours even if
 * it did not say so, and stops blocking actions at their deadline.
 */
public final class RunPermits implements AutoCloseable {
    private static final long TICK_NANOS = 1_000_000;

    /** Between ticks while guests wait and a permit is held in a host function, which may block at any moment. */
    private static final long SHORT_TICK_NANOS = 100_000;

    private final AtomicReferenceArray<@Nullable ExecutionContext> holders;
    private final long sliceNanos;
    private final AtomicLong clock = new AtomicLong();
    private final Deadlines deadlines = new Deadlines();
    private final CarrierWatch carriers = new CarrierWatch();
    private final Ticker ticker = new Ticker(this::tick, deadlines::nanosLeft);

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<ExecutionContext> queue = new PriorityQueue<>(
            Comparator.comparingLong((ExecutionContext exec) -> exec.turn.key).thenComparing(exec -> exec.turn.ticket));
    private long nextTicket;

    /** Size of the queue, readable without the lock. */
    private volatile int waiting;

    public RunPermits(int permits, Duration slice) {
        this.holders = new AtomicReferenceArray<>(permits);
        this.sliceNanos = slice.toNanos();
    }

    // ---- called by guests' threads

    /** Waits for a permit. An interrupt of the thread stays pending. */
    void acquire(ExecutionContext exec) {
        place(exec);
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

    /** Makes room for one that has waited long enough. */
    void yieldIfDue(ExecutionContext exec) {
        Turn turn = exec.turn;
        long held = System.nanoTime() - turn.since;
        if (waiting > 0 && handOver(exec, held)) {
            await(turn);
            turn.since = System.nanoTime();
        } else if (turn.carrierWanted) {
            turn.carrierWanted = false;
            release(exec, turn.slot, turn.since);
            carriers.standAside();
            acquire(exec);
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
        lock.lock();
        try {
            if (!isDue(exec, held)) {
                return false;
            }
            int slot = exec.turn.slot;
            account(exec, held);
            place(exec);
            ExecutionContext next = poll();
            add(exec);
            grant(next, slot);
            return true;
        } finally {
            lock.unlock();
        }
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
            fillFreeSlotsLocked();
        } finally {
            lock.unlock();
        }
    }

    private void fillFreeSlots() {
        lock.lock();
        try {
            fillFreeSlotsLocked();
        } finally {
            lock.unlock();
        }
    }

    private void fillFreeSlotsLocked() {
        for (int slot = 0; slot < holders.length() && !queue.isEmpty(); slot++) {
            ExecutionContext first = queue.peek();
            if (holders.get(slot) == null && holders.compareAndSet(slot, null, first)) {
                grant(poll(), slot);
            }
        }
    }

    private void add(ExecutionContext exec) {
        Turn turn = exec.turn;
        turn.key = fairTime(exec, 0);
        turn.ticket = nextTicket++;
        turn.waiting = Thread.currentThread();
        turn.granted = false;
        queue.add(exec);
        waiting = queue.size();
    }

    private ExecutionContext poll() {
        ExecutionContext first = queue.remove();
        waiting = queue.size();
        return first;
    }

    private void grant(ExecutionContext exec, int slot) {
        Turn turn = exec.turn;
        turn.slot = slot;
        turn.since = System.nanoTime();
        holders.set(slot, exec);
        turn.granted = true;
        LockSupport.unpark(turn.waiting);
    }

    private static void await(Turn turn) {
        boolean interrupted = false;
        while (!turn.granted) {
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

    /** A holder that does not compute loses its permit, one that is far ahead is interrupted. */
    private void makeRoomFor(ExecutionContext exec) {
        if (exec.turn.granted) {
            return;
        }
        long now = System.nanoTime();
        ExecutionContext furthest = null;
        long most = exec.turn.key + sliceNanos;
        for (int slot = 0; slot < holders.length(); slot++) {
            ExecutionContext holder = holders.get(slot);
            if (holder == null || holder == exec || retakeIfIdle(holder)) {
                continue;
            }
            long time = fairTime(holder, now - holder.turn.since);
            if (holder.status() == ExecutionContext.RUNNING && time > most) {
                furthest = holder;
                most = time;
            }
        }
        if (furthest != null) {
            furthest.interrupt();
        }
    }

    // ---- fairness

    private static long fairTime(ExecutionContext exec, long held) {
        return exec.used() + held + exec.turn.credit;
    }

    /** Keeps a guest that was away, or alone, within reach of the clock. */
    private void place(ExecutionContext exec) {
        long now = clock.get();
        long time = fairTime(exec, 0);
        exec.turn.credit += Math.clamp(time, now - 2 * sliceNanos, now + sliceNanos) - time;
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
        for (int slot = 0; slot < holders.length(); slot++) {
            ExecutionContext exec = holders.get(slot);
            if (exec != null) {
                busy = true;
                inHost |= exec.status() == ExecutionContext.IN_HOST;
                tick(exec, now);
            }
        }
        if (waiting > 0) {
            fillFreeSlots();
        }
        if (!busy) {
            return 0;
        }
        return inHost && waiting > 0 ? SHORT_TICK_NANOS : TICK_NANOS;
    }

    private void tick(ExecutionContext exec, long now) {
        long state = exec.state();
        boolean stays = state == exec.turn.stateAtLastTick && now - exec.turn.since >= TICK_NANOS;
        exec.turn.stateAtLastTick = state;
        if (stays && retake(exec, state) || retakeIfIdle(exec)) {
            return;
        }
        if (exec.isOverdue(now) || isDueToYield(exec, now - exec.turn.since)) {
            exec.interrupt();
        } else if (now - exec.turn.since >= TICK_NANOS && carriers.areWanted(exec.thread())) {
            exec.turn.carrierWanted = true;
            exec.interrupt();
        }
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
        release(exec, slot, since);
        return true;
    }

    @Override
    public void close() {
        ticker.close();
    }
}
