package dev.ashlar.capabilities.keyvalue;

import dev.ashlar.capabilities.KeyValueLimits;
import dev.ashlar.wasi.io.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A store as guests use it, whatever draft they speak: within limits, and others run while they wait. */
public final class GuestStore {
    private final KeyValueStore store;
    private final KeyValueLimits limits;

    public GuestStore(KeyValueStore store, KeyValueLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    public Optional<byte[]> get(String key) {
        requireKey(key);
        return reading(() -> store.get(key));
    }

    public boolean exists(String key) {
        requireKey(key);
        return reading(() -> store.exists(key));
    }

    public KeyPage keys(long cursor) {
        return reading(() -> store.keys(cursor));
    }

    public List<Optional<byte[]>> getAll(List<String> keys) {
        requireKeys(keys);
        return keys.isEmpty() ? List.of() : reading(() -> store.getAll(keys));
    }

    public void set(String key, byte[] value) {
        requireKey(key);
        requireValue(key, value);
        changing(() -> store.set(key, value));
    }

    /** @param entries of one key the last counts */
    public void setAll(List<Map.Entry<String, byte[]>> entries) {
        requireKeys(entries.stream().map(Map.Entry::getKey).toList());
        long bytes = 0;
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : entries) {
            requireValue(entry.getKey(), entry.getValue());
            bytes += entry.getValue().length;
            all.put(entry.getKey(), entry.getValue());
        }
        if (bytes > limits.batchBytes()) {
            throw new KeyValueException("values of %d bytes in one call; at most %d bytes are allowed"
                    .formatted(bytes, limits.batchBytes()));
        }
        if (!all.isEmpty()) {
            changing(() -> store.setAll(all));
        }
    }

    public void delete(String key) {
        requireKey(key);
        changing(() -> store.delete(key));
    }

    public void deleteAll(List<String> keys) {
        requireKeys(keys);
        if (!keys.isEmpty()) {
            changing(() -> store.deleteAll(keys));
        }
    }

    public long increment(String key, long delta) {
        requireKey(key);
        return Waiting.blocking(() -> store.increment(key, delta));
    }

    public boolean replace(String key, Optional<byte[]> expected, byte[] value) {
        requireKey(key);
        requireValue(key, value);
        return Waiting.blocking(() -> store.replace(key, expected, value));
    }

    private <T> T reading(Supplier<T> action) {
        return store.readsWait() ? Waiting.blocking(action::get) : action.get();
    }

    private static void changing(Runnable action) {
        boolean ignored = Waiting.blocking(() -> {
            action.run();
            return true;
        });
    }

    private void requireKeys(List<String> keys) {
        if (keys.size() > limits.batchKeys()) {
            throw new KeyValueException(
                    "%d keys in one call; at most %d are allowed".formatted(keys.size(), limits.batchKeys()));
        }
        keys.forEach(this::requireKey);
    }

    private void requireKey(String key) {
        if (Utf8.length(key) > limits.key()) {
            throw new KeyValueException("a key of %d bytes, \"%s…\"; at most %d bytes are allowed"
                    .formatted(Utf8.length(key), key.substring(0, Math.min(20, key.length())), limits.key()));
        }
    }

    private void requireValue(String key, byte[] value) {
        if (value.length > limits.value()) {
            throw new KeyValueException("a value of %d bytes for key \"%s\"; at most %d bytes are allowed"
                    .formatted(value.length, key, limits.value()));
        }
    }
}
