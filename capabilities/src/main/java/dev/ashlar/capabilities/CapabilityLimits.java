package dev.ashlar.capabilities;

/**
 * How much of the host the components of an application may occupy through these interfaces.
 *
 * @param log of wasi:logging
 */
public record CapabilityLimits(LogLimits log) {
    public static final CapabilityLimits DEFAULT = new CapabilityLimits(LogLimits.DEFAULT);

    public CapabilityLimits withLog(LogLimits limit) {
        return new CapabilityLimits(limit);
    }
}
