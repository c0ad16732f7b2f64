package dev.ashlar.component.host;

import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.CanonicalTrap;
import java.lang.invoke.MethodHandle;

/** Ranges of linear memory that a guest names: checked before they are touched. */
final class Area {
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private Area() {}

    /** A value of known size. */
    static void check(Linkage linkage, int pointer, long size, int alignment) {
        if (isMisaligned(pointer, alignment)) {
            throw Scalars.trap(CanonicalTrap.UNALIGNED_POINTER, misaligned(pointer, alignment));
        }
        if (isOutside(linkage, pointer, size)) {
            throw Scalars.trap(CanonicalTrap.POINTER_OUT_OF_BOUNDS, outside(linkage, pointer, size));
        }
        linkage.memory.toWrite(pointer, size); // some of these are to be read only
    }

    /**
     * The elements of a list that is to be lifted.
     *
     * @param javaSize bytes that an element takes as a Java object, about
     * @return the number of elements
     */
    static int list(Linkage linkage, int pointer, int length, int size, int alignment, int javaSize) {
        long count = length & UNSIGNED;
        long bytes = count * size;
        if (bytes > Abi.MAX_VALUE_BYTES) {
            throw Scalars.trap(CanonicalTrap.LIST_TOO_LONG, bytes + " bytes");
        }
        if (isMisaligned(pointer, alignment)) {
            throw Scalars.trap(CanonicalTrap.UNALIGNED_POINTER, misaligned(pointer, alignment));
        }
        if (isOutside(linkage, pointer, bytes)) {
            throw Scalars.trap(CanonicalTrap.LIST_OUT_OF_BOUNDS, outside(linkage, pointer, bytes));
        }
        linkage.charge(count * javaSize);
        return length;
    }

    /** The code units of a string that is to be lifted. */
    static int text(Linkage linkage, int pointer, long bytes, int alignment) {
        if (bytes > Abi.MAX_VALUE_BYTES) {
            throw Scalars.trap(CanonicalTrap.STRING_TOO_LONG, bytes + " bytes");
        }
        if (isMisaligned(pointer, alignment)) {
            throw Scalars.trap(CanonicalTrap.UNALIGNED_POINTER, misaligned(pointer, alignment));
        }
        if (isOutside(linkage, pointer, bytes)) {
            throw Scalars.trap(CanonicalTrap.STRING_OUT_OF_BOUNDS, outside(linkage, pointer, bytes));
        }
        linkage.charge(bytes);
        return (int) bytes;
    }

    /**
     * Asks the guest for room.
     *
     * @throws IllegalArgumentException when nothing that large may be passed
     */
    static int allocate(Linkage linkage, int alignment, long size) {
        if (size > Abi.MAX_VALUE_BYTES) {
            throw new IllegalArgumentException(
                    "a string or list of %d bytes cannot be passed to a component, at most %d"
                            .formatted(size, Abi.MAX_VALUE_BYTES));
        }
        linkage.mayLeave(false);
        int pointer = realloc(linkage.realloc, alignment, (int) size);
        linkage.mayLeave(true);
        if (isMisaligned(pointer, alignment)) {
            throw Scalars.trap(CanonicalTrap.REALLOC_UNALIGNED, misaligned(pointer, alignment));
        }
        if (isOutside(linkage, pointer, size)) {
            throw Scalars.trap(CanonicalTrap.REALLOC_OUT_OF_BOUNDS, outside(linkage, pointer, size));
        }
        linkage.memory.toWrite(pointer, size);
        return pointer;
    }

    private static int realloc(MethodHandle realloc, int alignment, int size) {
        try {
            return (int) realloc.invokeExact(0, 0, alignment, size);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pointer and a length as one. */
    static long pair(int pointer, int length) {
        return pointer & UNSIGNED | (long) length << 32;
    }

    private static boolean isMisaligned(int pointer, int alignment) {
        return (pointer & alignment - 1) != 0;
    }

    private static boolean isOutside(Linkage linkage, int pointer, long size) {
        return (pointer & UNSIGNED) + size > linkage.memory.bytes.length;
    }

    private static String misaligned(int pointer, int alignment) {
        return "%d is not aligned to %d".formatted(pointer & UNSIGNED, alignment);
    }

    private static String outside(Linkage linkage, int pointer, long size) {
        return "%d bytes at %d of a memory of %d bytes"
                .formatted(size, pointer & UNSIGNED, linkage.memory.bytes.length);
    }
}
