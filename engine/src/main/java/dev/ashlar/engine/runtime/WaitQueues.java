package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Threads that wait at addresses of a shared memory, those at one address in the order in which they came. Who waits is in the queue
 * before it looks at the memory, under the lock; who notifies has changed the memory before it looks at {@code count}. So one of the
 * two sees the other.
 */
final class WaitQueues {
    static final int OK = 0;
    static final int NOT_EQUAL = 1;
    static final int TIMED_OUT = 2;

    private static final int MOST = 1 << 16;

    private final BriefLock lock = new BriefLock();
    private final Map<Long, LinkedHashSet<Waiter>> waiting = new HashMap<>();
    private volatile int count;

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        volatile boolean notified;
    }

    /**
     * Waits without a run permit.
     *
     * @param isExpected whether the memory holds what the guest expects
     * @param timeout in nanoseconds; negative for none
     */
    int await(long address, BooleanSupplier isExpected, long timeout, ExecutionContext exec, int depth) {
        long end = System.nanoTime() + Math.max(0, timeout);
        Waiter self = new Waiter();
        if (!enter(address, self, isExpected)) {
            return NOT_EQUAL;
        }
        try {
            exec.blockInGuest(depth, () -> sleep(self, timeout < 0, end));
        } finally {
            remove(address, self);
        }
        return self.notified ? OK : TIMED_OUT;
    }

    private boolean enter(long address, Waiter self, BooleanSupplier isExpected) {
        lock.lock();
        try {
            if (count >= MOST) {
                throw new Trap(
                        TrapCode.IMPLEMENTATION_LIMIT, "more than %d threads wait in one memory".formatted(MOST));
            }
            count = count + 1;
            boolean enters = false;
            try {
                enters = isExpected.getAsBoolean();
            } finally {
                if (!enters) {
                    count = count - 1;
                }
            }
            if (enters) {
                waiting.computeIfAbsent(address, at -> new LinkedHashSet<>()).add(self);
            }
            return enters;
        } finally {
            lock.unlock();
        }
    }

    private static void sleep(Waiter self, boolean forEver, long end) throws InterruptedException {
        while (!self.notified) {
            if (forEver) {
                LockSupport.park(self);
            } else {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                LockSupport.parkNanos(self, left);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("while it waited in a shared memory");
            }
        }
    }

    private void remove(long address, Waiter self) {
        lock.lock();
        try {
            LinkedHashSet<Waiter> queue = waiting.get(address);
            if (queue != null && queue.remove(self)) {
                count = count - 1;
                if (queue.isEmpty()) {
                    waiting.remove(address);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wakes up to {@code most} (unsigned) of those that wait at an address, and returns how many. */
    int wake(long address, int most) {
        if (count == 0 || most == 0) {
            return 0;
        }
        List<Waiter> woken = take(address, most);
        woken.forEach(waiter -> LockSupport.unpark(waiter.thread));
        return woken.size();
    }

    private List<Waiter> take(long address, int most) {
        List<Waiter> woken = new ArrayList<>();
        lock.lock();
        try {
            LinkedHashSet<Waiter> queue = waiting.get(address);
            if (queue == null) {
                return woken;
            }
            Iterator<Waiter> all = queue.iterator();
            while (all.hasNext() && Integer.compareUnsigned(woken.size(), most) < 0) {
                Waiter waiter = all.next();
                all.remove();
                waiter.notified = true;
                woken.add(waiter);
            }
            count = count - woken.size();
            if (queue.isEmpty()) {
                waiting.remove(address);
            }
            return woken;
        } finally {
            lock.unlock();
        }
    }

    /** Threads that wait at this moment. */
    int count() {
        return count;
    }
}
