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

    /** The abstract heap type right above a defined type: {@code func}, {@code struct} or {@code array}. */
    public static int kindOf(CompositeType type) {
        return switch (type) {
            case FuncType f -> HEAP_FUNC;
            case StructType s -> HEAP_STRUCT;
            case ArrayType a -> HEAP_ARRAY;
        };
    }

    /** Whether an abstract heap type is below all defined types of that kind. */
    public static boolean isBottomOf(int heap, CompositeType type) {
        return heap == (type instanceof FuncType ? HEAP_NOFUNC : HEAP_NONE);
    }

    /** Subtyping of abstract heap types. */
    public static boolean isAbstractSubtype(int sub, int sup) {
        return sub == sup
                || switch (sup) {
                    case HEAP_FUNC -> sub == HEAP_NOFUNC;
                    case HEAP_EXTERN -> sub == HEAP_NOEXTERN;
                    case HEAP_EXN -> sub == HEAP_NOEXN;
                    case HEAP_ANY -> sub == HEAP_EQ || isAbstractSubtype(sub, HEAP_EQ);
                    case HEAP_EQ -> sub == HEAP_I31 || sub == HEAP_STRUCT || sub == HEAP_ARRAY || sub == HEAP_NONE;
                    case HEAP_I31, HEAP_STRUCT, HEAP_ARRAY -> sub == HEAP_NONE;
                    default -> false;
                };
    }

    /** The name in the text format; a defined type is shown by its type index. */
    public static String name(int type) {
        if (!isRef(type)) {
            return switch (type) {
                case I32 -> "i32";
                case I64 -> "i64";
                case F32 -> "f32";
                case F64 -> "f64";
                case V128 -> "v128";
                case I8 -> "i8";
                case I16 -> "i16";
                default -> "0x" + Integer.toHexString(type);
            };
        }
        int heap = heap(type);
        if (isNullable(type) && !isConcrete(heap)) {
            return switch (heap) {
                case HEAP_NONE -> "nullref";
                case HEAP_NOFUNC -> "nullfuncref";
                case HEAP_NOEXTERN -> "nullexternref";
                case HEAP_NOEXN -> "nullexnref";
                default -> heapName(heap) + "ref";
            };
        }
        return "(ref " + (isNullable(type) ? "null " : "") + heapName(heap) + ")";
    }

    public static String heapName(int heap) {
        return isConcrete(heap)
                ? Integer.toString(typeIndex(heap))
                : PublicTypes.abstractHeapType(heap).toString();
    }
}
