package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.ValType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** How a value type looks to the JVM. A vector is a pair of longs, the lower half first. */
enum Kind {
    I(TypeKind.INT, ConstantDescs.CD_int, ConstantDescs.CD_int, "Int"),
    J(TypeKind.LONG, ConstantDescs.CD_long, ConstantDescs.CD_long, "Long"),
    F(TypeKind.FLOAT, ConstantDescs.CD_float, ConstantDescs.CD_float, "Float"),
    D(TypeKind.DOUBLE, ConstantDescs.CD_double, ConstantDescs.CD_double, "Double"),
    V(TypeKind.LONG, ConstantDescs.CD_long, Names.V128, "Long"),
    /** A function reference. */
    R(TypeKind.REFERENCE, Names.FUNCTION_REFERENCE, Names.FUNCTION, "Ref"),
    /** An exception reference. */
    X(TypeKind.REFERENCE, Names.GUEST_EXCEPTION, Names.WASM_EXCEPTION, "Ref"),
    /** Any other reference. */
    O(TypeKind.REFERENCE, ConstantDescs.CD_Object, ConstantDescs.CD_Object, "Ref");

    private final TypeKind typeKind;
    private final ClassDesc carrier;
    private final ClassDesc api;
    private final String scratch;
    private final MethodTypeDesc putType;
    private final MethodTypeDesc getType;

    Kind(TypeKind typeKind, ClassDesc carrier, ClassDesc api, String scratch) {
        this.typeKind = typeKind;
        this.carrier = carrier;
        this.api = api;
        this.scratch = scratch;
        ClassDesc plain = typeKind == TypeKind.REFERENCE ? ConstantDescs.CD_Object : carrier;
        this.putType = MethodTypeDesc.of(ConstantDescs.CD_void, plain, Names.EXEC, ConstantDescs.CD_int);
        this.getType = MethodTypeDesc.of(plain, Names.EXEC, ConstantDescs.CD_int);
    }

    /** The kind of a {@link ValType} code. */
    static Kind of(int type) {
        return switch (type) {
            case ValType.I32 -> I;
            case ValType.I64 -> J;
            case ValType.F32 -> F;
            case ValType.F64 -> D;
            case ValType.V128 -> V;
            default -> ofHeap(ValType.heap(type));
        };
    }

    private static Kind ofHeap(int heap) {
        if (ValType.isConcrete(heap)) {
            return R;
        }
        return switch (heap) {
            case ValType.HEAP_FUNC, ValType.HEAP_NOFUNC -> R;
            case ValType.HEAP_EXN, ValType.HEAP_NOEXN -> X;
            default -> O;
        };
    }

    /** Of one flat slot. */
    TypeKind typeKind() {
        return typeKind;
    }

    /** The Java type of one flat slot. */
    ClassDesc carrier() {
        return carrier;
    }

    /** The Java type in the public API. */
    ClassDesc api() {
        return api;
    }

    /** Flat slots: two for a vector. */
    int flat() {
        return this == V ? 2 : 1;
    }

    /** JVM slots. */
    int slots() {
        return typeKind.slotSize() * flat();
    }

    boolean isReference() {
        return typeKind == TypeKind.REFERENCE;
    }

    /** Whether a value read as an Object has to be cast. */
    boolean needsCast() {
        return this == R || this == X;
    }

    String putName() {
        return "put" + scratch;
    }

    MethodTypeDesc putType() {
        return putType;
    }

    String getName() {
        return "get" + scratch;
    }

    MethodTypeDesc getType() {
        return getType;
    }
}
