package dev.ashlar.wasi.io;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.context.Quota;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to wait for. */
public abstract class HostPollable implements Pollable {
    public static final long NEVER = Long.MAX_VALUE;

    /** Of the guest that has it. */
    private @Nullable Quota quota;

    /**
     * Becomes the guest's, and counts as one of its pollables until that drops it: what every {@code subscribe} ends with.
     *
     * @throws dev.ashlar.engine.Trap when the guest has as many as it may have
     */
    public final Pollable handTo(Context context) {
        Quota pollables = context.quotas().pollables();
        Traps.take(pollables, 1);
        quota = pollables;
        return this;
    }

    /** Nanoseconds from now on after which it is ready without anything happening; {@link #NEVER} for others. */
    public long remaining() {
        return NEVER;
    }

    /** From now on runs {@code wake} when it may have become ready, on any thread. */
    public void watch(Runnable wake) {}

    public void unwatch(Runnable wake) {}

    @Override
    public void block() {
        Waiting.forAny(List.of(this));
    }

    /** The guest has dropped it. Called once. */
    protected void closed() {}

    @Override
    public final void close() {
        Quota taken = quota;
        if (taken != null) {
            quota = null;
            taken.giveBack(1);
            closed();
        }
    }
}
