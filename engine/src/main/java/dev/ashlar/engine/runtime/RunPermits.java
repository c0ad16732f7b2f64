package dev.ashlar.engine.runtime;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Who may compute. As many guests as there are permits run at the same time; the others wait in a queue, first come,
 * first served. A ticker looks every millisecond: it interrupts a guest whose slice is over while somebody waits, or whose
 * deadline is near, and takes the permit of one that stays in a host function, so that a host function that blocks does
 * not hold up neighbours even if it did not say so.
 *
 * <p>Waiting is parking, so that a virtual thread gives its carrier away; yielding would not let newcomers in.
 */
public final class RunPermits implements AutoCloseable {
    private static final long TICK_NANOS = 1_000_000;
    private static final int TICKS_UNTIL_DOZING = 50;
    private static final long DOZE_NANOS = 1_000_000_000;

    private final AtomicReferenceArray<@Nullable ExecutionContext> holders;
    private final ConcurrentLinkedQueue<Waiter> waiters = new ConcurrentLinkedQueue<>();
    private final long sliceNanos;
    private final Object tickerLock = new Object();
    private volatile @Nullable Thread ticker;
    private volatile boolean dozing;
    private volatile boolean closed;

    /** Somebody in the queue. */
    private static final class Waiter {
        private final ExecutionContext exec;
        private final Thread thread = Thread.currentThread();
        private volatile boolean granted;

        private Waiter(ExecutionContext exec) {
            this.exec = exec;
        }
    }

    public RunPermits(int permits, Duration slice) {
        this.holders = new AtomicReferenceArray<>(permits);
        this.sliceNanos = slice.toNanos();
    }

    /** Waits for a permit. An interrupt of the thread stays pending. */
    void acquire(ExecutionContext exec) {
        if (!waiters.isEmpty() || !tryTake(exec)) {
            waitInQueue(exec);
        }
        exec.permitSince = System.nanoTime();
        wakeTicker();
    }

    void release(ExecutionContext exec) {
        exec.used += System.nanoTime() - exec.permitSince;
        int slot = exec.permit;
        exec.permit = -1;
        passOn(slot);
    }

    /** Ends the slice if it is over and somebody waits. */
    void yieldIfDue(ExecutionContext exec) {
        if (!waiters.isEmpty() && System.nanoTime() - exec.permitSince >= sliceNanos) {
            Waiter self = new Waiter(exec);
            waiters.add(self);
            release(exec);
            await(self);
            exec.permitSince = System.nanoTime();
        }
    }

    private void waitInQueue(ExecutionContext exec) {
        Waiter self = new Waiter(exec);
        waiters.add(self);
        grantFreePermits();
        await(self);
    }

    private static void await(Waiter self) {
        boolean interrupted = false;
        while (!self.granted) {
            LockSupport.park(self);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryTake(ExecutionContext exec) {
        for (int slot = 0; slot < holders.length(); slot++) {
            if (holders.getPlain(slot) == null && holders.compareAndSet(slot, null, exec)) {
                exec.permit = slot;
                return true;
            }
        }
        return false;
    }

    private void passOn(int slot) {
        Waiter next = waiters.poll();
        if (next == null) {
            holders.set(slot, null);
            grantFreePermits();
        } else {
            grant(next, slot);
        }
    }

    /** Closes the gap between a release that saw no waiter and a waiter that saw no free permit. */
    private void grantFreePermits() {
        for (int slot = 0; slot < holders.length() && !waiters.isEmpty(); slot++) {
            ExecutionContext claim = holders.get(slot);
            Waiter first = waiters.peek();
            if (claim == null && first != null && holders.compareAndSet(slot, null, first.exec)) {
                passOn(slot);
            }
        }
    }

    private void grant(Waiter waiter, int slot) {
        waiter.exec.permit = slot;
        waiter.exec.permitSince = System.nanoTime();
        holders.set(slot, waiter.exec);
        waiter.granted = true;
        LockSupport.unpark(waiter.thread);
    }

    // ---- the ticker

    private void wakeTicker() {
        Thread running = ticker;
        if (running == null) {
            startTicker();
        } else if (dozing) {
            dozing = false;
            LockSupport.unpark(running);
        }
    }

    private void startTicker() {
        synchronized (tickerLock) {
            if (ticker == null && !closed) {
                ticker = Thread.ofPlatform().daemon().name("ashlar-ticker").start(this::tickUntilIdle);
            }
        }
    }

    private void tickUntilIdle() {
        int idle = 0;
        while (!closed) {
            LockSupport.parkNanos(this, dozing ? DOZE_NANOS : TICK_NANOS);
            if (tick()) {
                idle = 0;
            } else if (++idle == TICKS_UNTIL_DOZING) {
                dozing = true;
            } else if (idle > TICKS_UNTIL_DOZING && stopTicker()) {
                return;
            }
        }
    }

    /** Ends the thread unless somebody came meanwhile. */
    private boolean stopTicker() {
        synchronized (tickerLock) {
            if (!dozing) {
                return false;
            }
            dozing = false;
            ticker = null;
        }
        if (isBusy()) {
            startTicker();
        }
        return true;
    }

    private boolean isBusy() {
        for (int slot = 0; slot < holders.length(); slot++) {
            if (holders.get(slot) != null) {
                return true;
            }
        }
        return false;
    }

    private boolean tick() {
        boolean busy = false;
        long now = System.nanoTime();
        for (int slot = 0; slot < holders.length(); slot++) {
            ExecutionContext exec = holders.get(slot);
            if (exec != null) {
                busy = true;
                tick(exec, now);
            }
        }
        return busy;
    }

    private void tick(ExecutionContext exec, long now) {
        int hostCalls = exec.hostCalls;
        if (exec.state() == ExecutionContext.IN_HOST && hostCalls == exec.hostCallsAtLastTick) {
            if (exec.retake()) {
                release(exec);
            }
            return;
        }
        exec.hostCallsAtLastTick = hostCalls;
        long held = now - exec.permitSince;
        boolean sliceOver = held >= sliceNanos && !waiters.isEmpty();
        boolean deadline =
                exec.used + held >= exec.cpuLimit || (exec.timeLimit != Long.MAX_VALUE && now - exec.timeLimit >= 0);
        if (sliceOver || deadline) {
            exec.interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread running = ticker;
        if (running != null) {
            LockSupport.unpark(running);
        }
    }
}
