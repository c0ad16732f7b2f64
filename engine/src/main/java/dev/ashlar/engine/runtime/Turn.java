package dev.ashlar.engine.runtime;

import org.jspecify.annotations.Nullable;

/** A guest's permit and its place in the queue for one, see {@link RunPermits}. */
final class Turn {
    /** The permit, while there is one. */
    int slot;

    /** When the permit was taken, or the present slice began. */
    volatile long since;

    /** Added to the time used, it gives the guest's time in the queue's terms. At first it is as far back as possible. */
    long credit = Long.MIN_VALUE / 4;

    // While in the queue:
    long key;
    long ticket;

    @Nullable Thread waiting;

    volatile boolean granted;

    // The ticker's:
    long placeAtLastTick = -1;
    int callsAtLastTick;
    int callsSinceLastTick;
    long tick;
    volatile boolean carrierWanted;

    /** Whether the guest stands aside for other virtual threads; its permit is for newcomers alone. */
    volatile boolean aside;
}
