package dev.ashlar.oci.registry;

import java.io.IOException;
import java.time.Duration;

/** Too little of a body came for too long. */
final class StalledException extends IOException {
    private static final long serialVersionUID = 1L;

    StalledException(long bytes, Duration time, long least) {
        super("%,d bytes in %s s, where at least %,d a second should come"
                .formatted(bytes, time.toMillis() / 1000.0, least));
    }
}
