package dev.ashlar.wasi;

import java.time.Instant;

/** What time it is for a guest. */
public sealed interface ClockGrant {
    /** No clocks: asking for the time is an error. */
    record None() implements ClockGrant {}

    /** The host's clocks. */
    record System() implements ClockGrant {}

    /** Wall time and monotonic time stand still, for tests; waiting takes no time. */
    record Fixed(Instant now) implements ClockGrant {}
}
