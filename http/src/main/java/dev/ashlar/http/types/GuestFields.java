package dev.ashlar.http.types;

import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.HeaderError;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.HeaderErrorException;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.io.Traps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code fields}. Those of a message that was received or handed over cannot be changed. */
final class GuestFields implements Fields {
    private final Allowance allowance;
    private final FieldList list;
    private final Optional<Quota> charged;
    private long charge;
    private boolean mutable;

    private GuestFields(Allowance allowance, FieldList list, Optional<Quota> charged) {
        this.allowance = allowance;
        this.list = list;
        this.charged = charged;
        this.mutable = charged.isPresent();
        charge();
    }

    static GuestFields empty(Allowance allowance) {
        return new GuestFields(
                allowance, new FieldList(), Optional.of(allowance.buffered().get()));
    }

    /** A view of fields that nobody changes, and that somebody else answers for. */
    static GuestFields immutable(Allowance allowance, FieldList list) {
        return new GuestFields(allowance, list, Optional.empty());
    }

    /** The guest has given them away to a message, which is to {@link #release} them. */
    FieldList freeze() {
        mutable = false;
        return list;
    }

    /** They count no longer as something that the guest has. */
    void release() {
        charged.ifPresent(quota -> quota.giveBack(charge));
        charge = 0;
    }

    /** Whatever was added or removed. */
    private void charge() {
        if (charged.isPresent()) {
            long more = list.bytes() - charge;
            if (more > 0) {
                Traps.take(charged.get(), more);
            } else {
                charged.get().giveBack(-more);
            }
            charge = list.bytes();
        }
    }

    @Override
    public List<byte[]> get(String name) {
        String lower = FieldSyntax.name(name);
        if (lower == null) {
            return List.of();
        }
        List<byte[]> found = new ArrayList<>(1);
        for (int i = list.find(lower, 0); i >= 0; i = list.find(lower, i + 1)) {
            found.add(list.value(i));
        }
        return found;
    }

    @Override
    public boolean has(String name) {
        String lower = FieldSyntax.name(name);
        return lower != null && list.has(lower);
    }

    @Override
    public void set(String name, List<byte[]> value) {
        String lower = requireName(name);
        value.forEach(each -> requireValue(lower, each));
        requireMutable();
        long more = 0;
        for (byte[] each : value) {
            more += FieldList.cost(lower, each);
        }
        requireRoom(list.bytes() - bytesOf(lower) + more);
        list.remove(lower);
        value.forEach(each -> list.add(lower, each));
        charge();
    }

    @Override
    public void delete(String name) {
        String lower = requireName(name);
        requireMutable();
        list.remove(lower);
        charge();
    }

    @Override
    public void append(String name, byte[] value) {
        String lower = requireName(name);
        requireValue(lower, value);
        requireMutable();
        requireRoom(list.bytes() + FieldList.cost(lower, value));
        list.add(lower, value);
        charge();
    }

    @Override
    public List<Tuple.Of2<String, byte[]>> entries() {
        List<Tuple.Of2<String, byte[]>> entries = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            entries.add(new Tuple.Of2<>(list.name(i), list.value(i)));
        }
        return entries;
    }

    @Override
    @SuppressWarnings({"MissingSuperCall", "NoClone"})
    public Fields clone() {
        return new GuestFields(
                allowance, list.copy(), Optional.of(allowance.buffered().get()));
    }

    @Override
    public void close() {
        release();
    }

    private long bytesOf(String name) {
        long bytes = 0;
        for (int i = list.find(name, 0); i >= 0; i = list.find(name, i + 1)) {
            bytes += FieldList.cost(name, list.value(i));
        }
        return bytes;
    }

    private static String requireName(String name) {
        @Nullable String lower = FieldSyntax.name(name);
        if (lower == null) {
            throw new HeaderErrorException(new HeaderError.InvalidSyntax());
        }
        if (FieldSyntax.isForbidden(lower)) {
            throw new HeaderErrorException(new HeaderError.Forbidden());
        }
        return lower;
    }

    private static void requireValue(String name, byte[] value) {
        boolean valid =
                name.equals("content-length") ? FieldSyntax.length(value).isPresent() : FieldSyntax.isValue(value);
        if (!valid) {
            throw new HeaderErrorException(new HeaderError.InvalidSyntax());
        }
    }

    private void requireMutable() {
        if (!mutable) {
            throw new HeaderErrorException(new HeaderError.Immutable());
        }
    }

    private void requireRoom(long bytes) {
        if (bytes > allowance.limits().fieldBytes()) {
            throw Traps.limit(
                    "bytes of fields (32 for each are added)",
                    bytes,
                    allowance.limits().fieldBytes());
        }
    }
}
