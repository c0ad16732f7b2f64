package dev.ashlar.engine.runtime;

import dev.ashlar.engine.StructRef;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.V128;
import dev.ashlar.engine.binary.ValType;
import java.lang.reflect.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A struct. Its fields are those of a generated subclass: {@code f0}, {@code f1} and so on, in the Java type that holds
 * least, a vector's upper half in {@code h0}. Generated code reads them as they are; here they are found by name, for the
 * host and for constant expressions.
 */
public abstract class StructObject extends GcObject implements StructRef {
    protected StructObject(RuntimeType runtimeType) {
        super(runtimeType);
    }

    /** Before a field is used. */
    public static Object nonNull(@Nullable Object struct) {
        if (struct == null) {
            throw new Trap(TrapCode.NULL_REFERENCE, "a field of a null structure");
        }
        return struct;
    }

    @Override
    public int fieldCount() {
        return runtimeType.storage().length;
    }

    @Override
    public @Nullable Object field(int index) {
        int code = runtimeType.storage()[Objects.checkIndex(index, fieldCount())];
        try {
            Object value = javaField("f", index).get(this);
            return switch (value) {
                case Byte b -> (int) b;
                case Short s -> (int) s;
                case Long low
                when code == ValType.V128 -> new V128(low, javaField("h", index).getLong(this));
                case null, default -> value;
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("field " + index + " of " + this, e);
        }
    }

    @Override
    public void setField(int index, @Nullable Object value) {
        int code = runtimeType.storage()[Objects.checkIndex(index, fieldCount())];
        if (!runtimeType.isMutable(index)) {
            throw new IllegalStateException("field %d of %s is immutable".formatted(index, this));
        }
        check(code, runtimeType, value);
        initialise(index, value);
    }

    /** Sets a field, whether mutable or not, to a value of its type. */
    public void initialise(int index, @Nullable Object value) {
        if (isNumber(runtimeType.storage()[index])) {
            initialise(index, Carriers.bits(value), Carriers.high(value), null);
        } else {
            initialise(index, 0, 0, value);
        }
    }

    /** The same with the bits of a number, or with a reference. */
    public void initialise(int index, long bits, long high, @Nullable Object ref) {
        try {
            Field field = javaField("f", index);
            switch (runtimeType.storage()[index]) {
                case ValType.I8 -> field.setByte(this, (byte) bits);
                case ValType.I16 -> field.setShort(this, (short) bits);
                case ValType.I32 -> field.setInt(this, (int) bits);
                case ValType.I64 -> field.setLong(this, bits);
                case ValType.F32 -> field.setFloat(this, Float.intBitsToFloat((int) bits));
                case ValType.F64 -> field.setDouble(this, Double.longBitsToDouble(bits));
                case ValType.V128 -> {
                    field.setLong(this, bits);
                    javaField("h", index).setLong(this, high);
                }
                default -> field.set(this, ref);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("field " + index + " of " + this, e);
        }
    }

    private Field javaField(String prefix, int index) throws NoSuchFieldException {
        return getClass().getField(prefix + index);
    }
}
