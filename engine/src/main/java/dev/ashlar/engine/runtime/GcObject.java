package dev.ashlar.engine.runtime;

import dev.ashlar.engine.ConcreteHeapType;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.ValueType;
import dev.ashlar.engine.binary.PublicTypes;
import dev.ashlar.engine.binary.ValType;
import org.jspecify.annotations.Nullable;

/** A struct or array of a guest. */
public abstract class GcObject {
    public final RuntimeType runtimeType;

    GcObject(RuntimeType runtimeType) {
        this.runtimeType = runtimeType;
    }

    public final Store store() {
        return runtimeType.store();
    }

    public final ConcreteHeapType type() {
        return runtimeType.type.heapType();
    }

    /** Checks a value from the host for a place of storage type {@code code}. */
    static void check(int code, RuntimeType owner, @Nullable Object value) {
        Carriers.check(valueType(code, owner), value, owner.store());
    }

    private static ValueType valueType(int code, RuntimeType owner) {
        boolean packed = code == ValType.I8 || code == ValType.I16;
        return PublicTypes.valueType(packed ? ValType.I32 : code, owner.type::reference);
    }

    static boolean isNumber(int code) {
        return !ValType.isRef(code);
    }

    @Override
    public String toString() {
        return runtimeType.type.toString();
    }
}
