package dev.ashlar.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Interrupts the thread of a blocking action, and nothing else: an interrupt that comes too late for the action is taken
 * back before the action's caller sees it.
 */
final class Interruption {
    private @Nullable Thread target;
    private boolean delivered;

    /** The current thread can be interrupted from now on. Returns false if it could already. */
    synchronized boolean start() {
        if (target != null) {
            return false;
        }
        target = Thread.currentThread();
        return true;
    }

    synchronized void end() {
        target = null;
        if (delivered) {
            delivered = false;
            Thread.interrupted();
        }
    }

    synchronized void deliver() {
        if (target != null && !delivered) {
            delivered = true;
            target.interrupt();
        }
    }
}
