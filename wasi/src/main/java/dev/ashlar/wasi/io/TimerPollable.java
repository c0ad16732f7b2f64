package dev.ashlar.wasi.io;

import dev.ashlar.wasi.context.Clock;

/**
 * Ready from a moment on.
 *
 * <p>Where time stands still it is ready at once: it would never be otherwise.
 */
public final class TimerPollable extends HostPollable {
    private final Clock clock;
    private final long when;

    /** @param when in the guest's monotonic time, unsigned */
    public TimerPollable(Clock clock, long when) {
        this.clock = clock;
        this.when = when;
    }

    @Override
    public boolean ready() {
        return remaining() == 0;
    }

    @Override
    public long remaining() {
        if (clock instanceof Clock.Standing) {
            return 0;
        }
        long now = clock.monotonic().orElseThrow(() -> Traps.notGranted("a clock"));
        if (Long.compareUnsigned(now, when) >= 0) {
            return 0;
        }
        long left = when - now;
        return left < 0 ? NEVER : left;
    }
}
