package dev.ashlar.wasi.io;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import java.util.List;

/** Something to wait for. */
public abstract class HostPollable implements Pollable {
    public static final long NEVER = Long.MAX_VALUE;

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

    @Override
    public void close() {}
}
