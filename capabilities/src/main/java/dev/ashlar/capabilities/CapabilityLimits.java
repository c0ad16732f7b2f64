package dev.ashlar.capabilities;

/**
 * How much of the host the components of an application may occupy through these interfaces.
 *
 * @param log of wasi:logging
 * @param keyValue of wasi:keyvalue
 * @param blobs of wasi:blobstore
 */
public record CapabilityLimits(LogLimits log, KeyValueLimits keyValue, BlobLimits blobs) {
    public static final CapabilityLimits DEFAULT =
            new CapabilityLimits(LogLimits.DEFAULT, KeyValueLimits.DEFAULT, BlobLimits.DEFAULT);

    public CapabilityLimits withLog(LogLimits limit) {
        return new CapabilityLimits(limit, keyValue, blobs);
    }

    public CapabilityLimits withKeyValue(KeyValueLimits limit) {
        return new CapabilityLimits(log, limit, blobs);
    }

    public CapabilityLimits withBlobs(BlobLimits limit) {
        return new CapabilityLimits(log, keyValue, limit);
    }
}
