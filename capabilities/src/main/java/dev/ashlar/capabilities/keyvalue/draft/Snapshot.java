package dev.ashlar.capabilities.keyvalue.draft;

import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics.Cas;
import dev.ashlar.capabilities.keyvalue.GuestStore;
import dev.ashlar.capabilities.keyvalue.KeyValueException;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.context.Quota;
import java.util.Optional;

/** What a value was when a guest looked. The host keeps it for the guest, so it counts as buffered until it is dropped. */
final class Snapshot implements Cas {
    private final Quota buffered;
    private final GuestStore store;
    private final String key;
    private final Optional<byte[]> value;
    private boolean closed;

    private Snapshot(Quota buffered, GuestStore store, String key, Optional<byte[]> value) {
        this.buffered = buffered;
        this.store = store;
        this.key = key;
        this.value = value;
    }

    static Snapshot take(Context context, GuestStore store, String key) {
        return take(context.quotas().bufferedBytes(), store, key);
    }

    private static Snapshot take(Quota buffered, GuestStore store, String key) {
        Optional<byte[]> value = store.get(key);
        Snapshot snapshot = new Snapshot(buffered, store, key, value);
        if (!buffered.tryTake(snapshot.size())) {
            throw new KeyValueException("no room to keep a value of %d bytes for comparison; %s: at most %d"
                    .formatted(snapshot.size(), buffered.what(), buffered.limit()));
        }
        return snapshot;
    }

    private int size() {
        return value.map(bytes -> bytes.length).orElse(0);
    }

    @Override
    public Optional<byte[]> current() {
        return value;
    }

    boolean swap(byte[] next) {
        return store.replace(key, value, next);
    }

    /** As it is now. */
    Snapshot again() {
        return take(buffered, store, key);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            buffered.giveBack(size());
        }
    }
}
