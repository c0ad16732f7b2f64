package dev.ashlar.host.manifest;

import java.util.Optional;

/**
 * What an application may use, all its components together.
 *
 * @param requests requests in flight
 * @param instances instances at a time
 * @param memory memories and tables of all instances; absent if only the host's limit holds
 */
public record ApplicationLimits(int requests, int instances, Optional<ByteSize> memory) {
    /** What holds where a manifest says nothing. */
    public static final ApplicationLimits DEFAULT = new ApplicationLimits(1000, 1000, Optional.empty());
}
