package dev.ashlar.engine.runtime;

import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values flattened to slots: one for each value, two for a vector. Numbers lie in an array of longs as bits, references
 * in an array of objects at the same place.
 */
public final class Flat {
    private Flat() {}

    public static int count(List<ValueType> types) {
        int count = types.size();
        for (ValueType type : types) {
            if (type == NumberType.V128) {
                count++;
            }
        }
        return count;
    }

    public static void write(List<ValueType> types, @Nullable Object[] values, long[] longs, @Nullable Object[] refs) {
        int slot = 0;
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            longs[slot] = Carriers.bits(value);
            if (types.get(i) == NumberType.V128) {
                longs[++slot] = Carriers.high(value);
            } else if (!Carriers.isNumber(types.get(i))) {
                refs[slot] = value;
            }
            slot++;
        }
    }

    public static @Nullable Object[] read(List<ValueType> types, long[] longs, @Nullable Object[] refs) {
        @Nullable Object[] values = new @Nullable Object[types.size()];
        int slot = 0;
        for (int i = 0; i < values.length; i++) {
            ValueType type = types.get(i);
            boolean vector = type == NumberType.V128;
            values[i] = Carriers.box(type, longs[slot], vector ? longs[slot + 1] : 0, refs[slot]);
            slot += vector ? 2 : 1;
        }
        return values;
    }
}
