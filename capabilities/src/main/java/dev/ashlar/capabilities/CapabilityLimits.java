package dev.ashlar.capabilities;

/**
 * How much of the host the components of an application may occupy through these interfaces.
 *
 * @param log of wasi:logging
 * @param keyValue of wasi:keyvalue
 */
public record CapabilityLimits(LogLimits log, KeyValueLimits keyValue) {
    public static final CapabilityLimits DEFAULT = new CapabilityLimits(LogLimits.DEFAULT, KeyValueLimits.DEFAULT);

    public CapabilityLimits withLog(LogLimits limit) {
        return new CapabilityLimits(limit, keyValue);
    }

    public CapabilityLimits withKeyValue(KeyValueLimits limit) {
        return new CapabilityLimits(log, limit);
    }
}
