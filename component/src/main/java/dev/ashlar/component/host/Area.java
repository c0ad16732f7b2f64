package dev.ashlar.component.host;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.engine.Trap;
import java.lang.invoke.MethodHandle;

/** Ranges of linear memory that a guest names: checked before they are touched. */
final class Area {
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private Area() {}

    /** A value of known size. */
    static void check(Linkage linkage, int pointer, long size, int alignment) {
        if ((pointer & alignment - 1) != 0) {
            throw misaligned(pointer, alignment);
        }
        if ((pointer & UNSIGNED) + size > linkage.memory.bytes.length) {
            throw outOfBounds(linkage, pointer, size);
        }
    }

    /**
     * The elements of a list that is to be lifted.
     *
     * @param javaSize bytes that an element takes as a Java object, about
     * @return the number of elements
     */
    static int list(Linkage linkage, int pointer, int length, int size, int alignment, int javaSize) {
        long count = length & UNSIGNED;
        checkLength(linkage, pointer, count * size, alignment, "list");
        linkage.charge(count * javaSize);
        return length;
    }

    /** The code units of a string that is to be lifted. */
    static int text(Linkage linkage, int pointer, long bytes, int alignment) {
        checkLength(linkage, pointer, bytes, alignment, "string");
        linkage.charge(bytes);
        return (int) bytes;
    }

    private static void checkLength(Linkage linkage, int pointer, long bytes, int alignment, String what) {
        if (bytes > Abi.MAX_VALUE_BYTES) {
            throw new Trap(
                    ComponentTraps.INVALID_POINTER,
                    "a %s of %d bytes, at most %d are allowed".formatted(what, bytes, Abi.MAX_VALUE_BYTES));
        }
        check(linkage, pointer, bytes, alignment);
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
        linkage.boundary.mayLeave(false);
        int pointer = realloc(linkage.realloc, alignment, (int) size);
        linkage.boundary.mayLeave(true);
        check(linkage, pointer, size, alignment);
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

    private static Trap misaligned(int pointer, int alignment) {
        return new Trap(
                ComponentTraps.INVALID_POINTER,
                "pointer %d is not aligned to %d".formatted(pointer & UNSIGNED, alignment));
    }

    private static Trap outOfBounds(Linkage linkage, int pointer, long size) {
        return new Trap(
                ComponentTraps.INVALID_POINTER,
                "%d bytes at %d are out of bounds of a memory of %d bytes"
                        .formatted(size, pointer & UNSIGNED, linkage.memory.bytes.length));
    }
}
