package dev.ashlar.host.capacity;

import org.jspecify.annotations.Nullable;

/** Instances that are there already, and wait for an invocation. They count as instances. */
public interface Spare<T> {
    /** One of them, if there are any. Must not block. */
    @Nullable T take();

    /** Gives up all of them. */
    void evict();
}
