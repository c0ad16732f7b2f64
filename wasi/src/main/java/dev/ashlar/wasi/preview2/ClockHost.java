package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.monotonicclock.MonotonicClock;
import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.wallclock.Datetime;
import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.wallclock.WallClock;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.context.Clock;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.TimerPollable;
import dev.ashlar.wasi.io.Traps;

/** {@code wasi:clocks}. */
final class ClockHost implements MonotonicClock {
    private final Context context;
    private final Clock clock;

    ClockHost(Context context) {
        this.context = context;
        this.clock = context.clock();
    }

    WallClock wall() {
        return new Wall(clock);
    }

    @Override
    public long now() {
        return clock.monotonic().orElseThrow(() -> Traps.notGranted("a clock"));
    }

    @Override
    public long resolution() {
        return clock.resolution();
    }

    @Override
    public Pollable subscribeInstant(long when) {
        return new TimerPollable(clock, when).handTo(context);
    }

    @Override
    public Pollable subscribeDuration(long when) {
        long until = now() + when;
        return subscribeInstant(Long.compareUnsigned(until, when) < 0 ? -1 : until);
    }

    /** {@code wasi:clocks/wall-clock}. */
    private record Wall(Clock clock) implements WallClock {
        @Override
        public Datetime now() {
            return Times.datetime(clock.wall().orElseThrow(() -> Traps.notGranted("a clock")));
        }

        @Override
        public Datetime resolution() {
            return new Datetime(0, clock.resolution());
        }
    }
}
