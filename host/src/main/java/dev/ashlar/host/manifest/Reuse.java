package dev.ashlar.host.manifest;

import java.time.Duration;

/**
 * Whether an instance serves more than one invocation. What one invocation leaves in memory, the next one sees.
 *
 * @param invocations how many an instance serves before it is dropped
 * @param idle how long it waits for the next one
 */
public record Reuse(int invocations, Duration idle) {
    /** A fresh instance for each invocation. */
    public static final Reuse NONE = new Reuse(1, Duration.ZERO);
}
