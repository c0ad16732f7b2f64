package dev.ashlar.engine.runtime;

import dev.ashlar.engine.AbstractHeapType;
import dev.ashlar.engine.ConcreteHeapType;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.HeapType;
import dev.ashlar.engine.I31;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.V128;
import dev.ashlar.engine.ValueType;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.PublicTypes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Between the Java objects that the API uses for values and their bits. */
public final class Carriers {
    private Carriers() {}

    public static boolean isNumber(ValueType type) {
        return type instanceof NumberType;
    }

    /** A value as an object of the API. */
    public static @Nullable Object box(ValueType type, long bits, long high, @Nullable Object ref) {
        return switch (type) {
            case NumberType number ->
                switch (number) {
                    case I32 -> (int) bits;
                    case I64 -> bits;
                    case F32 -> Float.intBitsToFloat((int) bits);
                    case F64 -> Double.longBitsToDouble(bits);
                    case V128 -> new V128(bits, high);
                };
            case ReferenceType reference -> ref;
        };
    }

    /** The bits of a number, the lower half of a vector, 0 for a reference. */
    public static long bits(@Nullable Object value) {
        return switch (value) {
            case Integer i -> i;
            case Long l -> l;
            case Float f -> Float.floatToRawIntBits(f);
            case Double d -> Double.doubleToRawLongBits(d);
            case V128 v -> v.low();
            case null, default -> 0;
        };
    }

    /** The upper half of a vector, else 0. */
    public static long high(@Nullable Object value) {
        return value instanceof V128 v ? v.high() : 0;
    }

    /** @throws IllegalArgumentException when {@code value} is no value of {@code type}, or belongs to another store */
    public static void check(ValueType type, @Nullable Object value, Store store) {
        boolean fits = switch (type) {
            case NumberType number ->
                switch (number) {
                    case I32 -> value instanceof Integer;
                    case I64 -> value instanceof Long;
                    case F32 -> value instanceof Float;
                    case F64 -> value instanceof Double;
                    case V128 -> value instanceof V128;
                };
            case ReferenceType reference ->
                value == null ? reference.nullable() : isInstance(reference.heapType(), value);
        };
        if (!fits) {
            throw new IllegalArgumentException("%s is no %s"
                    .formatted(value == null ? "null" : value.getClass().getSimpleName(), type));
        }
        if (value instanceof Extern extern && extern instanceof FunctionReference && extern.store() != store) {
            throw new IllegalArgumentException("a function of another store");
        }
        if (value instanceof GuestException exception && exception.tag.store() != store) {
            throw new IllegalArgumentException("an exception of another store");
        }
        if (value instanceof GcObject object && object.store() != store) {
            throw new IllegalArgumentException("a struct or array of another store");
        }
    }

    private static boolean isInstance(HeapType heap, Object value) {
        return switch (heap) {
            case AbstractHeapType kind ->
                switch (kind) {
                    case FUNC -> value instanceof FunctionReference;
                    case EXN -> value instanceof GuestException;
                    case EXTERN, ANY -> true;
                    case EQ -> Casts.isEq(value);
                    case I31 -> value instanceof I31;
                    case STRUCT -> value instanceof StructObject;
                    case ARRAY -> value instanceof ArrayObject;
                    case NOFUNC, NOEXTERN, NONE, NOEXN -> false;
                };
            case ConcreteHeapType concrete ->
                switch (value) {
                    case FunctionReference function -> isSubtype(function.type, concrete);
                    case GcObject object -> isSubtype(object.runtimeType.type, concrete);
                    default -> false;
                };
        };
    }

    private static boolean isSubtype(DefinedType type, ConcreteHeapType wanted) {
        return PublicTypes.isSubtype(new ReferenceType(false, type.heapType()), new ReferenceType(false, wanted));
    }

    /** Checks a whole argument list. */
    public static void check(java.util.List<ValueType> types, @Nullable Object[] values, Store store, String what) {
        Objects.requireNonNull(values, what);
        if (types.size() != values.length) {
            throw new IllegalArgumentException(
                    "%d %s given where %d are expected: %s".formatted(values.length, what, types.size(), types));
        }
        for (int i = 0; i < values.length; i++) {
            check(types.get(i), values[i], store);
        }
    }
}
