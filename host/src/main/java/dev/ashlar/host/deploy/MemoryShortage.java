package dev.ashlar.host.deploy;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.function.BooleanSupplier;

/**
 * Whether the heap or, where it has a limit, metaspace was nearly full after the last garbage collection. True once for each
 * collection: what was given up since then shows after the next one only.
 */
final class MemoryShortage implements BooleanSupplier {
    private static final double NEARLY = 0.8;

    private long collections = collections();

    @Override
    public synchronized boolean getAsBoolean() {
        long now = collections();
        if (now == collections || !isNearlyFull()) {
            return false;
        }
        collections = now;
        return true;
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static boolean isNearlyFull() {
        long heap = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage afterCollection = pool.getCollectionUsage();
            if (pool.getType() == MemoryType.HEAP && afterCollection != null) {
                heap += afterCollection.getUsed();
            }
            MemoryUsage usage = pool.getUsage();
            boolean classes =
                    pool.getName().equals("Metaspace") || pool.getName().equals("Compressed Class Space");
            if (classes && usage.getMax() > 0 && usage.getUsed() > NEARLY * usage.getMax()) {
                return true;
            }
        }
        return heap > NEARLY * Runtime.getRuntime().maxMemory();
    }
}
