package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.ValType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntPredicate;

/**
 * How a value type looks to the JVM. A vector is a pair of longs, the lower half first; inside a function it can have other
 * forms for a while, which suit the instructions that work on it (decision 0115): lists of lanes, or an object.
 */
enum Kind {
    I(TypeKind.INT, ConstantDescs.CD_int, ConstantDescs.CD_int, "Int"),
    J(TypeKind.LONG, ConstantDescs.CD_long, ConstantDescs.CD_long, "Long"),
    F(TypeKind.FLOAT, ConstantDescs.CD_float, ConstantDescs.CD_float, "Float"),
    D(TypeKind.DOUBLE, ConstantDescs.CD_double, ConstantDescs.CD_double, "Double"),
    V(TypeKind.LONG, ConstantDescs.CD_long, Names.V128, "Long"),
    /** A vector as four ints. */
    VI(TypeKind.INT, ConstantDescs.CD_int, Names.V128, "Int"),
    /** A vector as four floats. */
    VF(TypeKind.FLOAT, ConstantDescs.CD_float, Names.V128, "Float"),
    /** A vector as two doubles. */
    VD(TypeKind.DOUBLE, ConstantDescs.CD_double, Names.V128, "Double"),
    /** A vector as an object of the Vector API. */
    VB(TypeKind.REFERENCE, Names.BYTE_VECTOR, Names.V128, "Ref"),
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

    /**
     * The kind of a {@link ValType} code.
     *
     * @param functions which of the types that it may refer to are function types, such as {@code TypeTable::isFunction}
     */
    static Kind of(int type, IntPredicate functions) {
        return switch (type) {
            case ValType.I32 -> I;
            case ValType.I64 -> J;
            case ValType.F32 -> F;
            case ValType.F64 -> D;
            case ValType.V128 -> V;
            default -> ofHeap(ValType.heap(type), functions);
        };
    }

    private static Kind ofHeap(int heap, IntPredicate functions) {
        if (ValType.isConcrete(heap)) {
            return functions.test(ValType.typeIndex(heap)) ? R : O;
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

    /** Flat slots: two for a vector, and as many as lanes for its other forms. */
    int flat() {
        return switch (this) {
            case V, VD -> 2;
            case VI, VF -> 4;
            default -> 1;
        };
    }

    /** Whether it is a form of vectors that nobody outside of the function knows. */
    boolean isForm() {
        return this == VI || this == VF || this == VD || this == VB;
    }

    /** JVM slots. */
    int slots() {
        return typeKind.slotSize() * flat();
    }

    boolean isVector() {
        return this == V || isForm();
    }

    /** The JVM slot of a flat one, in a local that starts at {@code first}. */
    int slot(int first, int flat) {
        return first + flat * typeKind.slotSize();
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
