package dev.ashlar.capabilities.keyvalue.draft;

import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.atomics.Atomics;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.batch.Batch;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store.Bucket;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store.Error;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store.ErrorException;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store.KeyResponse;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store.Store;
import dev.ashlar.capabilities.keyvalue.Buckets;
import dev.ashlar.capabilities.keyvalue.GuestStore;
import dev.ashlar.capabilities.keyvalue.KeyPage;
import dev.ashlar.capabilities.keyvalue.KeyValueException;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code wasi:keyvalue@0.2.0-draft}: cursors are numbers, and so is what one adds, without a sign. */
public final class Draft implements Store, Atomics, Batch {
    private final Buckets buckets;

    private Draft(Buckets buckets) {
        this.buckets = buckets;
    }

    public static void define(ComponentLinker linker, Buckets buckets) {
        Draft host = new Draft(buckets);
        Store.link(linker, host);
        Atomics.link(linker, host);
        Batch.link(linker, host);
    }

    @Override
    public Bucket open(String identifier) {
        return switch (buckets.find(identifier)) {
            case Buckets.Granted(GuestStore store) -> new Opened(store);
            case Buckets.Refused(Buckets.Refusal why) ->
                throw new ErrorException(
                        switch (why) {
                            case NO_SUCH_STORE -> new Error.NoSuchStore();
                            case ACCESS_DENIED -> new Error.AccessDenied();
                        });
        };
    }

    @Override
    public long increment(Bucket bucket, String key, long delta) {
        return answer(() -> {
            if (delta < 0) {
                throw new KeyValueException(
                        "cannot add %s: numbers go up to 2^63 - 1".formatted(Long.toUnsignedString(delta)));
            }
            long sum = store(bucket).increment(key, delta);
            if (sum < 0) {
                throw new KeyValueException(
                        "key \"%s\" is now %d, and this interface has no negative numbers".formatted(key, sum));
            }
            return sum;
        });
    }

    @Override
    public List<Optional<Tuple.Of2<String, byte[]>>> getMany(Bucket bucket, List<String> keys) {
        return answer(() -> Pairs.of(keys, store(bucket).getAll(keys)));
    }

    @Override
    public void setMany(Bucket bucket, List<Tuple.Of2<String, byte[]>> keyValues) {
        perform(() -> store(bucket).setAll(Pairs.entries(keyValues)));
    }

    @Override
    public void deleteMany(Bucket bucket, List<String> keys) {
        perform(() -> store(bucket).deleteAll(keys));
    }

    private static GuestStore store(Bucket bucket) {
        return ((Opened) bucket).store();
    }

    private static <T> T answer(Supplier<T> action) {
        try {
            return action.get();
        } catch (KeyValueException e) {
            throw new ErrorException(new Error.Other(String.valueOf(e.getMessage())));
        }
    }

    private static void perform(Runnable action) {
        boolean ignored = answer(() -> {
            action.run();
            return true;
        });
    }

    private record Opened(GuestStore store) implements Bucket {
        @Override
        public Optional<byte[]> get(String key) {
            return answer(() -> store.get(key));
        }

        @Override
        public void set(String key, byte[] value) {
            perform(() -> store.set(key, value));
        }

        @Override
        public void delete(String key) {
            perform(() -> store.delete(key));
        }

        @Override
        public boolean exists(String key) {
            return answer(() -> store.exists(key));
        }

        @Override
        public KeyResponse listKeys(Optional<Long> cursor) {
            return answer(() -> {
                KeyPage page = store.keys(cursor.orElse(0L));
                return new KeyResponse(
                        page.keys(),
                        page.next().isPresent() ? Optional.of(page.next().getAsLong()) : Optional.empty());
            });
        }

        @Override
        public void close() {}
    }
}
