package dev.ashlar.engine.runtime;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
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

    /** The same where none was asked to. */
    private static final long GLANCE_NANOS = 2_000;

    /** Calls between two ticks from which on they are not metered one by one: they take some microseconds at most. */
    private static final int MANY_CALLS = 200;

    final BulkGate bulk;

    private final AtomicReferenceArray<@Nullable PermitHolder> holders;
    private final long sliceNanos;
    private final AtomicLong clock = new AtomicLong();
    private final Deadlines deadlines = new Deadlines();
    private final CarrierWatch carriers = new CarrierWatch();
    private final Ticker ticker = new Ticker(this::tick, deadlines::nanosLeft);

    private final BriefLock lock = new BriefLock();
    private final PriorityQueue<PermitHolder> queue = new PriorityQueue<>(
            Comparator.comparingLong((PermitHolder guest) -> guest.turn.key).thenComparing(guest -> guest.turn.ticket));
    private long nextTicket;

    /** Size of the queue, readable without the lock. */
    private volatile int waiting;

    /** When the ticker looked. */
    private long lastTick;

    public RunPermits(int permits, Duration slice) {
        this.bulk = new BulkGate(permits);
        this.holders = new AtomicReferenceArray<>(permits);
        this.sliceNanos = slice.toNanos();
    }

    // ---- called by guests' threads

    /** Waits for a permit. An interrupt of the thread stays pending. */
    void acquire(PermitHolder guest) {
        place(guest, 2 * sliceNanos);
        if (waiting > 0 || !tryTake(guest)) {
            StackProbe.check();
            enqueue(guest);
            makeRoomFor(guest);
            await(guest.turn);
        }
        guest.turn.since = System.nanoTime();
        ticker.wake();
    }

    /** Whether somebody waits for a permit. */
    boolean areScarce() {
        return waiting > 0;
    }

    /** Frees a permit that is not in use any more. */
    void release(PermitHolder guest, int slot, long held) {
        account(guest, held);
        holders.set(slot, null);
        if (waiting > 0) {
            fillFreeSlots();
        }
    }

    /** Makes room for virtual threads that are no guests, then for a guest that has waited long enough. */
    void yieldIfDue(PermitHolder guest) {
        Turn turn = guest.turn;
        if (turn.carrierWanted) {
            turn.carrierWanted = false;
            turn.aside = true;
            guest.pause(() -> park(turn, () -> !turn.aside));
        }
        if (waiting > 0 && handOver(guest, System.nanoTime() - turn.since)) {
            guest.queued();
            await(turn);
            turn.since = System.nanoTime();
            guest.granted();
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

    private boolean handOver(PermitHolder guest, long held) {
        StackProbe.check();
        @Nullable Thread next;
        lock.lock();
        try {
            if (!isDue(guest, held)) {
                return false;
            }
            int slot = guest.turn.slot;
            account(guest, held);
            place(guest, held >= sliceNanos ? 0 : 2 * sliceNanos);
            PermitHolder first = poll();
            add(guest);
            next = grant(first, slot);
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(next);
        return true;
    }

    /** Whether somebody waits before whom this one should not go on; with the lock held. */
    private boolean isDue(PermitHolder guest, long held) {
        PermitHolder first = queue.peek();
        return first != null && fairTime(guest, held) - first.turn.key > (held >= sliceNanos ? 0 : sliceNanos);
    }

    private void enqueue(PermitHolder guest) {
        lock.lock();
        try {
            add(guest);
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

    private void add(PermitHolder guest) {
        Turn turn = guest.turn;
        turn.key = fairTime(guest, 0);
        turn.ticket = nextTicket++;
        turn.waiting = Thread.currentThread();
        turn.granted = false;
        turn.carrierWanted = false;
        queue.add(guest);
        waiting = queue.size();
    }

    private PermitHolder poll() {
        PermitHolder first = queue.remove();
        waiting = queue.size();
        return first;
    }

    /** Returns the thread to be woken once the lock is free: who is woken may take the processor of who wakes it. */
    private @Nullable Thread grant(PermitHolder guest, int slot) {
        Turn turn = guest.turn;
        turn.slot = slot;
        turn.since = System.nanoTime();
        holders.set(slot, guest);
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

    private boolean tryTake(PermitHolder guest) {
        for (int slot = 0; slot < holders.length(); slot++) {
            if (holders.get(slot) == null && holders.compareAndSet(slot, null, guest)) {
                guest.turn.slot = slot;
                return true;
            }
        }
        for (int slot = 0; slot < holders.length(); slot++) {
            if (takeOver(guest, holders.get(slot))) {
                return true;
            }
        }
        return false;
    }

    /** Takes the permit of one that rests. */
    private boolean takeOver(PermitHolder guest, @Nullable PermitHolder holder) {
        if (holder == null) {
            return false;
        }
        long place = holder.place();
        int slot = holder.turn.slot;
        if (!PermitHolder.isResting(place) || !holder.retake(place)) {
            return false;
        }
        holders.set(slot, guest);
        guest.turn.slot = slot;
        return true;
    }

    /**
     * A holder that does not compute loses its permit; those that are far ahead are interrupted, and the first of them
     * that notices makes room. It does so within microseconds if it is on a processor, hence the wait without parking. One
     * that has just begun to rest may be seen doing so a little later.
     */
    private void makeRoomFor(PermitHolder guest) {
        Turn turn = guest.turn;
        boolean interrupted = false;
        for (int slot = 0; slot < holders.length() && !turn.granted; slot++) {
            PermitHolder holder = holders.get(slot);
            if (holder == null || holder == guest) {
                continue;
            }
            if (mayBeFarAhead(holder, turn)) {
                holder.interrupt();
                interrupted |= !retakeIfIdle(holder);
            } else if (!holder.turn.aside) {
                retakeIfIdle(holder);
            }
        }
        long wait = interrupted ? SPIN_NANOS : GLANCE_NANOS;
        for (long end = System.nanoTime() + wait; !turn.granted && System.nanoTime() < end; ) {
            Thread.onSpinWait();
            retakeThoseThatRest();
        }
    }

    private void retakeThoseThatRest() {
        for (int slot = 0; slot < holders.length(); slot++) {
            PermitHolder holder = holders.get(slot);
            if (holder != null) {
                long place = holder.place();
                if (PermitHolder.isResting(place)) {
                    retake(holder, place);
                }
            }
        }
    }

    private boolean mayBeFarAhead(PermitHolder holder, Turn other) {
        long place = holder.place();
        return PermitHolder.isSampled(place) || fairTime(holder, holder.held(place)) - other.key > sliceNanos;
    }

    // ---- fairness

    private static long fairTime(PermitHolder guest, long held) {
        return guest.used() + held + guest.turn.credit;
    }

    /** Keeps a guest that was away, or alone, within reach of the clock: not further behind than {@code most}. */
    private void place(PermitHolder guest, long most) {
        long now = clock.get();
        long time = fairTime(guest, 0);
        guest.turn.credit += Math.clamp(time, now - most, now + sliceNanos) - time;
    }

    /** Counts time as used. */
    void account(PermitHolder guest, long held) {
        if (held != 0) {
            guest.addUsed(held);
            clock.addAndGet(held / (waiting + holders.length()));
        }
    }

    // ---- the ticker

    /** Returns the nanoseconds until the next tick; 0 when there is nothing to watch. */
    private long tick() {
        long now = System.nanoTime();
        deadlines.expire(now);
        boolean busy = false;
        boolean idle = false;
        boolean aside = false;
        boolean sampling = false;
        for (int slot = 0; slot < holders.length(); slot++) {
            PermitHolder guest = holders.get(slot);
            if (guest != null) {
                busy = true;
                idle |= PermitHolder.isIdle(guest.place());
                aside |= guest.turn.aside;
                sampling |= chooseMeter(guest, now);
                tick(guest, now);
            }
        }
        lastTick = now;
        if (waiting > 0) {
            fillFreeSlots();
        }
        if (!busy) {
            return 0;
        }
        if (aside || idle && waiting > 0) {
            return SHORT_TICK_NANOS;
        }
        return sampling ? ThreadLocalRandom.current().nextLong(TICK_NANOS / 2, TICK_NANOS * 3 / 2) : TICK_NANOS;
    }

    /** Returns whether calls come so fast that this one's are metered by the ticker. */
    private boolean chooseMeter(PermitHolder guest, long now) {
        Turn turn = guest.turn;
        int calls = guest.calls();
        turn.callsSinceLastTick = calls - turn.callsAtLastTick;
        turn.callsAtLastTick = calls;
        boolean fast = turn.callsSinceLastTick * TICK_NANOS >= MANY_CALLS * (now - lastTick);
        guest.meterByTicks(fast);
        return fast;
    }

    private void tick(PermitHolder guest, long now) {
        long place = guest.place();
        if (PermitHolder.isResting(place)) {
            tickWhileResting(guest, place, now);
            return;
        }
        if (PermitHolder.isSampled(place)) {
            account(guest, now - lastTick);
            guest.interrupt(); // the clock does the rest
        }
        Turn turn = guest.turn;
        boolean isAtLastTicks = place == turn.placeAtLastTick && now - turn.tick >= TICK_NANOS;
        if (place != turn.placeAtLastTick) {
            turn.placeAtLastTick = place;
            turn.tick = now;
        }
        if (turn.aside) {
            if (isAtLastTicks || !carriers.areWanted(guest.thread())) {
                comeBack(guest);
            }
        } else if (!(isAtLastTicks && retake(guest, place)) && !retakeIfIdle(guest)) {
            interruptIfDue(guest, now);
        }
    }

    private void tickWhileResting(PermitHolder guest, long place, long now) {
        if (waiting > 0 || guest.turn.callsSinceLastTick == 0) {
            retake(guest, place);
        } else if (guest.isOverdue(now)) {
            guest.interrupt();
        }
    }

    private void interruptIfDue(PermitHolder guest, long now) {
        long held = guest.held(guest.place(), now);
        boolean carrierWanted = held >= TICK_NANOS && carriers.areWanted(guest.thread());
        if (carrierWanted) {
            guest.turn.carrierWanted = true;
        }
        if (carrierWanted || guest.isOverdue(now) || isDueToYield(guest, held)) {
            guest.interrupt();
        }
    }

    private static void comeBack(PermitHolder guest) {
        guest.turn.aside = false;
        LockSupport.unpark(guest.thread());
    }

    private boolean isDueToYield(PermitHolder guest, long held) {
        if (waiting == 0) {
            return false;
        }
        lock.lock();
        try {
            return isDue(guest, held);
        } finally {
            lock.unlock();
        }
    }

    private boolean retakeIfIdle(PermitHolder guest) {
        long place = guest.place();
        Thread thread = guest.thread();
        boolean idle = PermitHolder.isResting(place)
                || PermitHolder.isInHost(place)
                        && thread != null
                        && (thread == Thread.currentThread() || isParked(thread));
        return idle && retake(guest, place);
    }

    private static boolean isParked(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /** Takes the permit of a guest that rests or is in a host function, if it still is where it was seen. */
    private boolean retake(PermitHolder guest, long place) {
        int slot = guest.turn.slot;
        long held = guest.held(place);
        if (!PermitHolder.isIdle(place) || !guest.retake(place)) {
            return false;
        }
        if (guest.turn.aside) {
            comeBack(guest);
        }
        release(guest, slot, held);
        return true;
    }

    @Override
    public void close() {
        ticker.close();
    }
}
