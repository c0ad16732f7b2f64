package dev.ashlar.engine.runtime;

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads wait for carriers, and the JVM does not take a carrier from a thread that computes. Where there are no
 * more carriers than guests, virtual threads that are no guests would never run; so a guest on a virtual thread stands
 * aside for them.
 */
final class CarrierWatch {
    private static final long ASIDE_NANOS = 10_000;

    private static final class Scheduler {
        private static final @Nullable VirtualThreadSchedulerMXBean BEAN =
                ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    }

    /** Whether virtual threads wait for a carrier such as {@code holder} has. */
    boolean areWanted(@Nullable Thread holder) {
        if (holder == null || !holder.isVirtual()) {
            return false;
        }
        VirtualThreadSchedulerMXBean scheduler = Scheduler.BEAN;
        return scheduler != null && scheduler.getQueuedVirtualThreadCount() > 0;
    }

    /** Lets the threads that wait now go first. */
    void standAside() {
        LockSupport.parkNanos(this, ASIDE_NANOS);
    }
}
