package dev.ashlar.engine.runtime;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads wait for carriers, and the JVM does not take a carrier from a thread that computes. Where there are no
 * more carriers than guests, virtual threads that are no guests would never run; so guests on virtual threads stand aside
 * for them.
 *
 * <p>A guest that stands aside keeps its permit and is woken by the ticker. A carrier goes on with what its own threads
 * unparked, and with the queue that it took the last thread from, before it looks elsewhere: were the permit handed to
 * another guest, or woke the guest by a timer of its own, the carriers could be busy with guests for seconds.
 */
final class CarrierWatch {
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
}
