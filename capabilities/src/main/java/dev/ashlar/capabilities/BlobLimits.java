package dev.ashlar.capabilities;

/**
 * What a blob store takes, and what one call gives.
 *
 * @param name bytes of the name of a container or object in UTF-8
 * @param objectBytes of one object
 * @param storeBytes of all objects of a store, those being written included
 * @param objects of a store
 * @param wholeBytes of an object that one call gives as a whole
 * @param names of objects in one call that gives or takes many
 */
public record BlobLimits(int name, long objectBytes, long storeBytes, long objects, int wholeBytes, int names) {
    /** Names of 1 KiB, objects of 1 GiB, stores of 10 GiB and a million objects, 64 MiB as a whole, 1,000 names. */
    public static final BlobLimits DEFAULT = new BlobLimits(1_024, 1L << 30, 10L << 30, 1_000_000, 64 << 20, 1_000);

    /** @throws IllegalArgumentException when one is not positive */
    public BlobLimits {
        if (name <= 0 || objectBytes <= 0 || storeBytes <= 0 || objects <= 0 || wholeBytes <= 0 || names <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    public BlobLimits withObjectBytes(long limit) {
        return new BlobLimits(name, limit, storeBytes, objects, wholeBytes, names);
    }

    public BlobLimits withStoreBytes(long limit) {
        return new BlobLimits(name, objectBytes, limit, objects, wholeBytes, names);
    }

    public BlobLimits withObjects(long limit) {
        return new BlobLimits(name, objectBytes, storeBytes, limit, wholeBytes, names);
    }

    public BlobLimits withWholeBytes(int limit) {
        return new BlobLimits(name, objectBytes, storeBytes, objects, limit, names);
    }
}
