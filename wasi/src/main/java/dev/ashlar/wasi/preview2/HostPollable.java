package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import java.util.List;

/** Something to wait for. */
abstract class HostPollable implements Pollable {
    static final long NEVER = Long.MAX_VALUE;

    /** Nanoseconds from now on after which it is ready without anything happening; {@link #NEVER} for others. */
    long remaining() {
        return NEVER;
    }

    /** From now on runs {@code wake} when it may have become ready, on any thread. */
    void watch(Runnable wake) {}

    void unwatch(Runnable wake) {}

    @Override
    public void block() {
        Waiting.forAny(List.of(this));
    }

    @Override
    public void close() {}
}
