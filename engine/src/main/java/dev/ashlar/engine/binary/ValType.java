package dev.ashlar.engine.binary;

/**
 * Value types as ints, so that type stacks are int arrays. Numbers and packed types are their byte in the binary
 * format; a reference is {@link #REF}, {@link #NULLABLE} where it may be null, and a heap type: the byte of an abstract
 * one, or {@link #CONCRETE} plus a type index of the module.
 */
public final class ValType {
    public static final int I32 = 0x7F;
    public static final int I64 = 0x7E;
    public static final int F32 = 0x7D;
    public static final int F64 = 0x7C;
    public static final int V128 = 0x7B;
    /** Packed field types of structs and arrays. */
    public static final int I8 = 0x78;

    public static final int I16 = 0x77;

    public static final int HEAP_NOEXN = 0x74;
    public static final int HEAP_NOFUNC = 0x73;
    public static final int HEAP_NOEXTERN = 0x72;
    public static final int HEAP_NONE = 0x71;
    public static final int HEAP_FUNC = 0x70;
    public static final int HEAP_EXTERN = 0x6F;
    public static final int HEAP_ANY = 0x6E;
    public static final int HEAP_EQ = 0x6D;
    public static final int HEAP_I31 = 0x6C;
    public static final int HEAP_STRUCT = 0x6B;
    public static final int HEAP_ARRAY = 0x6A;
    public static final int HEAP_EXN = 0x69;

    public static final int REF = 0x1000_0000;
    public static final int NULLABLE = 0x0800_0000;
    public static final int CONCRETE = 0x0010_0000;
    private static final int HEAP_MASK = 0x001F_FFFF;

    public static final int FUNCREF = REF | NULLABLE | HEAP_FUNC;
    public static final int EXTERNREF = REF | NULLABLE | HEAP_EXTERN;
    public static final int EXNREF = REF | NULLABLE | HEAP_EXN;

    private ValType() {}

    public static int ref(boolean nullable, int heap) {
        return REF | (nullable ? NULLABLE : 0) | heap;
    }

    public static boolean isRef(int type) {
        return (type & REF) != 0;
    }

    public static boolean isNullable(int type) {
        return (type & NULLABLE) != 0;
    }

    /** The heap type of a reference: an abstract code, or {@link #CONCRETE} plus a type index. */
    public static int heap(int type) {
        return type & HEAP_MASK;
    }

    public static boolean isConcrete(int heap) {
        return heap >= CONCRETE;
    }

    public static int typeIndex(int heap) {
        return heap - CONCRETE;
    }
}
