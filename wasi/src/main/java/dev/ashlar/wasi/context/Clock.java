package dev.ashlar.wasi.context;

import dev.ashlar.wasi.ClockGrant;
import java.time.Instant;
import java.util.Optional;

/** The clocks of a guest, in nanoseconds. */
public sealed interface Clock {
    /** @return empty when the guest has no clock */
    static Clock of(ClockGrant grant) {
        return switch (grant) {
            case ClockGrant.None none -> new Missing();
            case ClockGrant.System system -> new Running(System.nanoTime());
            case ClockGrant.Fixed fixed -> new Standing(fixed.now());
        };
    }

    /** Since 1970. */
    Optional<Instant> wall();

    /** Since some moment before the guest started; never goes back. */
    Optional<Long> monotonic();

    /** Of both clocks, in nanoseconds. */
    default long resolution() {
        return 1;
    }

    /** The host's clocks. */
    record Running(long start) implements Clock {
        @Override
        public Optional<Instant> wall() {
            return Optional.of(Instant.now());
        }

        /** Starts at one second, since some programs take 0 for "not set". */
        @Override
        public Optional<Long> monotonic() {
            return Optional.of(System.nanoTime() - start + 1_000_000_000);
        }
    }

    /** Time stands still. */
    record Standing(Instant now) implements Clock {
        @Override
        public Optional<Instant> wall() {
            return Optional.of(now);
        }

        @Override
        public Optional<Long> monotonic() {
            return Optional.of(1_000_000_000L);
        }
    }

    /** No clock. */
    record Missing() implements Clock {
        @Override
        public Optional<Instant> wall() {
            return Optional.empty();
        }

        @Override
        public Optional<Long> monotonic() {
            return Optional.empty();
        }
    }
}
