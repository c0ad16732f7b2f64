package dev.ashlar.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the current platform thread has used since the meter was made: CPU time and allocated bytes. */
final class Meter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long startNanos = THREADS.getCurrentThreadCpuTime();
    private final long startBytes = THREADS.getCurrentThreadAllocatedBytes();

    long nanos() {
        return THREADS.getCurrentThreadCpuTime() - startNanos;
    }

    long bytes() {
        return THREADS.getCurrentThreadAllocatedBytes() - startBytes;
    }
}
