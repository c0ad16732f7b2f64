package dev.ashlar.daemon.state;

import java.util.Optional;

/**
 * What an operator set for a component, in place of the manifest's limits.
 *
 * @param instances at a time
 * @param concurrency invocations at a time
 * @param queue invocations that may wait
 */
public record StoredScale(Optional<Integer> instances, Optional<Integer> concurrency, Optional<Integer> queue) {}
