package dev.ashlar.capabilities.keyvalue.draft;

import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics.Atomics;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics.Cas;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics.CasError;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics.CasErrorException;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.batch.Batch;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store.Bucket;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store.Error;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store.ErrorException;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store.KeyResponse;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store.Store;
import dev.ashlar.capabilities.keyvalue.Buckets;
import dev.ashlar.capabilities.keyvalue.GuestStore;
import dev.ashlar.capabilities.keyvalue.KeyPage;
import dev.ashlar.capabilities.keyvalue.KeyValueException;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.context.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code wasi:keyvalue@0.2.0-draft2}: cursors are strings, numbers have a sign, and there is compare-and-swap. */
public final class Draft2 implements Store, Atomics, Batch {
    private final Buckets buckets;
    private final WasiLookup wasi;

    private Draft2(Buckets buckets, WasiLookup wasi) {
        this.buckets = buckets;
        this.wasi = wasi;
    }

    public static void define(ComponentLinker linker, Buckets buckets, WasiLookup wasi) {
        Draft2 host = new Draft2(buckets, wasi);
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
        return answer(() -> store(bucket).increment(key, delta));
    }

    @Override
    public Cas casNew(Bucket bucket, String key) {
        return answer(() -> Snapshot.take(context(), store(bucket), key));
    }

    @Override
    public void swap(Cas cas, byte[] value) {
        Snapshot snapshot = (Snapshot) cas;
        try (snapshot) {
            if (!snapshot.swap(value)) {
                throw new CasErrorException(new CasError.CasFailed(snapshot.again()));
            }
        } catch (KeyValueException e) {
            throw new CasErrorException(new CasError.StoreError(new Error.Other(String.valueOf(e.getMessage()))));
        }
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

    private Context context() {
        return (Context) wasi.of(HostBinding.currentCall().store());
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
        public KeyResponse listKeys(Optional<String> cursor) {
            return answer(() -> {
                KeyPage page = store.keys(cursor.map(Opened::parse).orElse(0L));
                return new KeyResponse(
                        page.keys(),
                        page.next().isPresent()
                                ? Optional.of(Long.toUnsignedString(page.next().getAsLong()))
                                : Optional.empty());
            });
        }

        private static long parse(String cursor) {
            try {
                return Long.parseUnsignedLong(cursor);
            } catch (NumberFormatException e) {
                throw new KeyValueException("a cursor that list-keys did not give", e);
            }
        }

        @Override
        public void close() {}
    }
}
