package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Tag;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.ValueType;
import dev.ashlar.engine.WasmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception as guests throw it. The payload is flattened like results, see {@link ExecutionContext#longs}. */
public final class GuestException extends WasmException {
    private static final long serialVersionUID = 1L;
    public final transient TagInstance tag;
    public final transient long[] longs;
    public final transient @Nullable Object[] refs;

    public GuestException(TagInstance tag, long[] longs, @Nullable Object[] refs) {
        super("uncaught exception of a guest, tag type " + tag.definedType());
        this.tag = tag;
        this.longs = longs;
        this.refs = refs;
    }

    /** {@code throw}: the payload lies in the first {@code count} scratch slots. */
    public static GuestException make(TagInstance tag, int count, ExecutionContext exec) {
        return new GuestException(tag, Arrays.copyOf(exec.longs, count), Arrays.copyOf(exec.refs, count));
    }

    /** For {@code throw_ref}. */
    public static GuestException nonNull(@Nullable GuestException exception) {
        if (exception == null) {
            throw new Trap(TrapCode.NULL_REFERENCE, "a null exception reference is thrown");
        }
        return exception;
    }

    /** From objects of the API, which fit the tag's type. */
    public static GuestException of(TagInstance tag, @Nullable Object[] payload) {
        List<ValueType> types = tag.definedType().functionType().parameters();
        long[] longs = new long[Flat.count(types)];
        @Nullable Object[] refs = new @Nullable Object[longs.length];
        Flat.write(types, payload, longs, refs);
        return new GuestException(tag, longs, refs);
    }

    @Override
    public Tag tag() {
        return tag;
    }

    @Override
    @SuppressWarnings("NullAway") // payload elements may be null references
    public Object[] payload() {
        return Flat.read(tag.definedType().functionType().parameters(), longs, refs);
    }
}
