package dev.ashlar.capabilities;

/**
 * What one call may bring to a key-value store or ask of it, and how large an embedded store gets.
 *
 * @param key bytes of a key in UTF-8
 * @param value bytes of a value
 * @param batchKeys keys in one call that takes many
 * @param batchBytes of all values in one call that takes or gives many
 * @param pageKeys keys that one call lists
 * @param storeBytes of an embedded store
 */
public record KeyValueLimits(int key, int value, int batchKeys, int batchBytes, int pageKeys, long storeBytes) {
    /** Keys of 2 KiB, values of 8 MiB, batches of 1,000 keys and 32 MiB, pages of 1,000 keys, stores of 1 GiB. */
    public static final KeyValueLimits DEFAULT = new KeyValueLimits(2_048, 8 << 20, 1_000, 32 << 20, 1_000, 1L << 30);

    /** @throws IllegalArgumentException when one is not positive */
    public KeyValueLimits {
        if (key <= 0 || value <= 0 || batchKeys <= 0 || batchBytes <= 0 || pageKeys <= 0 || storeBytes <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    public KeyValueLimits withValue(int limit) {
        return new KeyValueLimits(key, limit, batchKeys, batchBytes, pageKeys, storeBytes);
    }

    public KeyValueLimits withBatchBytes(int limit) {
        return new KeyValueLimits(key, value, batchKeys, limit, pageKeys, storeBytes);
    }

    public KeyValueLimits withPageKeys(int limit) {
        return new KeyValueLimits(key, value, batchKeys, batchBytes, limit, storeBytes);
    }

    public KeyValueLimits withStoreBytes(long limit) {
        return new KeyValueLimits(key, value, batchKeys, batchBytes, pageKeys, limit);
    }
}
