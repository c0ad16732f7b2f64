package dev.ashlar.engine.binary;

import static dev.ashlar.engine.binary.ValType.CONCRETE;
import static dev.ashlar.engine.binary.ValType.HEAP_EXN;
import static dev.ashlar.engine.binary.ValType.HEAP_NOEXN;
import static dev.ashlar.engine.binary.ValType.I32;
import static dev.ashlar.engine.binary.ValType.V128;

import dev.ashlar.engine.Limits;

/**
 * Types as they occur in every section.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Core spec: types in binary</a>
 */
public final class TypeReader {
    private static final int REF = 0x64;
    private static final int REF_NULL = 0x63;
    /** Type indices that {@link ValType} has no room for are all the same unknown type. */
    private static final int LAST_TYPE_INDEX = CONCRETE - 1;

    private static final int HAS_MAXIMUM = 1;
    private static final int SHARED = 2;
    private static final int INDEX_64 = 4;

    private TypeReader() {}

    public static int valueType(BinaryReader in) {
        int code = in.peek();
        if (code <= I32 && code >= V128) {
            in.skip(1);
            return code;
        }
        if (!startsReferenceType(code)) {
            throw in.malformed("malformed value type 0x%x".formatted(code));
        }
        return referenceType(in);
    }

    public static int referenceType(BinaryReader in) {
        int code = in.peek();
        if (!startsReferenceType(code)) {
            throw in.malformed("malformed reference type 0x%x".formatted(code));
        }
        in.skip(1);
        return switch (code) {
            case REF -> ValType.ref(false, heapType(in));
            case REF_NULL -> ValType.ref(true, heapType(in));
            default -> ValType.ref(true, code);
        };
    }

    /** The byte of an abstract heap type, or {@link ValType#CONCRETE} plus a type index. */
    public static int heapType(BinaryReader in) {
        int code = in.peek();
        if (isAbstractHeapType(code)) {
            in.skip(1);
            return code;
        }
        long index = in.s33();
        if (index < 0) {
            throw in.malformed("malformed heap type 0x%x".formatted(code));
        }
        return CONCRETE + (int) Math.min(index, LAST_TYPE_INDEX);
    }

    public static boolean startsValueType(int code) {
        return code <= I32 && code >= V128 || startsReferenceType(code);
    }

    private static boolean startsReferenceType(int code) {
        return code == REF || code == REF_NULL || isAbstractHeapType(code);
    }

    private static boolean isAbstractHeapType(int code) {
        return code <= HEAP_NOEXN && code >= HEAP_EXN;
    }

    static boolean mutability(BinaryReader in) {
        return switch (in.u8()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw in.malformed("malformed mutability");
        };
    }

    static GlobalDef globalType(BinaryReader in) {
        int type = valueType(in);
        return new GlobalDef(type, mutability(in), -1);
    }

    static TableDef tableType(BinaryReader in) {
        int element = referenceType(in);
        int flags = limitsFlags(in, HAS_MAXIMUM | INDEX_64);
        return new TableDef(element, limits(in, flags), (flags & INDEX_64) != 0, -1);
    }

    static MemoryDef memoryType(BinaryReader in) {
        int flags = limitsFlags(in, HAS_MAXIMUM | SHARED | INDEX_64);
        return new MemoryDef(limits(in, flags), (flags & SHARED) != 0, (flags & INDEX_64) != 0);
    }

    private static Limits limits(BinaryReader in, int flags) {
        long minimum = in.u64();
        return (flags & HAS_MAXIMUM) == 0 ? Limits.atLeast(minimum) : Limits.between(minimum, in.u64());
    }

    private static int limitsFlags(BinaryReader in, int known) {
        int flags = in.u8();
        if ((flags & ~known) != 0) {
            throw in.malformed("malformed limits flags 0x%x".formatted(flags));
        }
        return flags;
    }

    /** The type index of a tag, behind its attribute. */
    static int tagType(BinaryReader in) {
        if (in.u8() != 0) {
            throw in.malformed("malformed tag attribute");
        }
        return in.index();
    }
}
