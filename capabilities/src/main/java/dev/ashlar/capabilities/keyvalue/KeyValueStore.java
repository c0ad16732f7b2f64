package dev.ashlar.capabilities.keyvalue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key-value store. Calls may block; many threads, most of them virtual, call at a time. What callers give is within the
 * limits; what a store gives, it checks itself, before it takes memory for it.
 *
 * <p>Every method throws {@link KeyValueException} when the store cannot do it. A single change happens as a whole or not at
 * all, and is there to stay once the call returns.
 */
public interface KeyValueStore extends AutoCloseable {
    /**
     * Whether reading waits for something else than the processor and the page cache, so that a guest's permit should go to
     * others meanwhile. Changes always wait.
     */
    boolean readsWait();

    /** Opens it, if it is not open. */
    void check();

    Optional<byte[]> get(String key);

    boolean exists(String key);

    /** @param cursor 0, or what an earlier page gave */
    KeyPage keys(long cursor);

    /** The values in the order of the keys. */
    List<Optional<byte[]>> getAll(List<String> keys);

    void set(String key, byte[] value);

    /** May set some and not others, when it fails. */
    void setAll(Map<String, byte[]> entries);

    void delete(String key);

    /** May delete some and not others, when it fails. */
    void deleteAll(List<String> keys);

    /**
     * Adds to a number, which is kept as decimal digits; what is missing is 0.
     *
     * @return the sum
     */
    long increment(String key, long delta);

    /** Sets the value if it is still what was expected, or still missing; whether it did. */
    boolean replace(String key, Optional<byte[]> expected, byte[] value);

    /** Later calls fail. */
    @Override
    void close();
}
