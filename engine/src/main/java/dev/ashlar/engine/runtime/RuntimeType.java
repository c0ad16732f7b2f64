package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Store;
import dev.ashlar.engine.binary.ArrayType;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.StructType;
import dev.ashlar.engine.binary.ValType;
import org.jspecify.annotations.Nullable;

/**
 * A struct or array type in one store, which each of its objects refers to: there is one for each {@link DefinedType}, so
 * that most casts compare two references, and an object tells which store it belongs to.
 */
public final class RuntimeType {
    public final DefinedType type;
    private final Store store;
    private final DefinedType[] ancestors;
    private final int depth;

    RuntimeType(DefinedType type, Store store) {
        this.type = type;
        this.store = store;
        this.ancestors = type.ancestors();
        this.depth = ancestors.length - 1;
    }

    public Store store() {
        return store;
    }

    /** Whether objects of a type are also of the other one. Called by generated code. */
    public static boolean isBelow(RuntimeType type, RuntimeType other) {
        int level = other.depth;
        return level < type.ancestors.length && type.ancestors[level] == other.type;
    }

    /** {@link ValType} codes of what the objects hold; an array has one. */
    int[] storage() {
        return switch (type.composite()) {
            case StructType struct -> struct.fields();
            case ArrayType array -> new int[] {array.element()};
            default -> throw new IllegalStateException(type + " has no objects");
        };
    }

    /** Checks values from the host, one for each field. */
    public void check(@Nullable Object... values) {
        int[] codes = storage();
        if (values.length != codes.length) {
            throw new IllegalArgumentException(
                    "%d values given for the %d fields of %s".formatted(values.length, codes.length, type));
        }
        for (int i = 0; i < codes.length; i++) {
            GcObject.check(codes[i], this, values[i]);
        }
    }

    boolean isMutable(int field) {
        return switch (type.composite()) {
            case StructType struct -> struct.mutable()[field];
            case ArrayType array -> array.mutable();
            default -> false;
        };
    }
}
