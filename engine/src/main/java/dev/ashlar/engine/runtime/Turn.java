package dev.ashlar.engine.runtime;

import org.jspecify.annotations.Nullable;

/** A guest's permit and its place in the queue for one, see {@link RunPermits}. */
final class Turn {
    /** The permit, while there is one. */
    int slot;

    /** When the permit was taken, or the present slice began. */
    volatile long since;

    /** What was added to the time used to make it the guest's time in the queue's terms. */
    long credit;

    // While in the queue:
    long key;
    long ticket;

    @Nullable Thread waiting;

    volatile boolean granted;

    // The ticker's:
    long stateAtLastTick = -1;
    volatile boolean carrierWanted;
}
