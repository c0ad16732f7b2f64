package dev.ashlar.engine.runtime;

import dev.ashlar.engine.I31;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.binary.DefinedType;
import org.jspecify.annotations.Nullable;

/** What references are: tests for casts, {@code ref.eq} and i31. Called by generated code. */
public final class Casts {
    private Casts() {}

    /** Whether it is a struct or array of a type or a subtype of it; classes of structs have a test of their own. */
    public static boolean isInstance(@Nullable Object reference, RuntimeType type) {
        return reference instanceof GcObject object
                && (object.runtimeType == type || RuntimeType.isBelow(object.runtimeType, type));
    }

    public static boolean isInstanceOrNull(@Nullable Object reference, RuntimeType type) {
        return reference == null || isInstance(reference, type);
    }

    /** Whether it is a function of a type or a subtype of it. */
    public static boolean isFunction(@Nullable Object reference, DefinedType type) {
        return reference instanceof FunctionReference function
                && (function.type == type || function.type.isSubtypeOf(type));
    }

    public static boolean isFunctionOrNull(@Nullable Object reference, DefinedType type) {
        return reference == null || isFunction(reference, type);
    }

    public static boolean isStruct(@Nullable Object reference) {
        return reference instanceof StructObject;
    }

    public static boolean isStructOrNull(@Nullable Object reference) {
        return reference == null || reference instanceof StructObject;
    }

    public static boolean isArray(@Nullable Object reference) {
        return reference instanceof ArrayObject;
    }

    public static boolean isArrayOrNull(@Nullable Object reference) {
        return reference == null || reference instanceof ArrayObject;
    }

    public static boolean isI31(@Nullable Object reference) {
        return reference instanceof I31;
    }

    public static boolean isI31OrNull(@Nullable Object reference) {
        return reference == null || reference instanceof I31;
    }

    public static boolean isEq(@Nullable Object reference) {
        return reference instanceof GcObject || reference instanceof I31;
    }

    public static boolean isEqOrNull(@Nullable Object reference) {
        return reference == null || isEq(reference);
    }

    /** Of the largest type of a hierarchy. */
    public static boolean isAny(@Nullable Object reference) {
        return reference != null;
    }

    public static boolean isAnyOrNull(@Nullable Object ignored) {
        return true;
    }

    /** Of the smallest type of a hierarchy, which has no values. */
    public static boolean isNone(@Nullable Object ignored) {
        return false;
    }

    public static boolean isNoneOrNull(@Nullable Object reference) {
        return reference == null;
    }

    public static Trap failed() {
        return new Trap(TrapCode.CAST_FAILURE);
    }

    /** {@code ref.eq} */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        return left == right || left instanceof I31 a && right instanceof I31 b && a.value() == b.value();
    }

    /** {@code ref.i31} */
    public static Object i31(int value, ExecutionContext exec) {
        I31 made = new I31(value << 1 >> 1);
        GuestHeap.allocated(exec, made, GuestHeap.I31_BYTES);
        return made;
    }

    /** {@code i31.get_s} */
    public static int signed(@Nullable Object i31) {
        if (i31 == null) {
            throw new Trap(TrapCode.NULL_REFERENCE, "the number of a null i31");
        }
        return ((I31) i31).value();
    }

    /** {@code i31.get_u} */
    public static int unsigned(@Nullable Object i31) {
        return signed(i31) & 0x7FFF_FFFF;
    }
}
