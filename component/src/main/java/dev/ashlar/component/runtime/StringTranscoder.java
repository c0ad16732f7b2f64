package dev.ashlar.component.runtime;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.Transcoder;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.runtime.LinearMemory;
import dev.ashlar.engine.runtime.MemoryAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.EnumMap;
import java.util.Map;

/**
 * Implements {@link Transcoder}: straight loops over the arrays behind two memories. ASCII goes by eight bytes. A call
 * handles at most {@link #SLICE} code units, so that the loop of the adapter around it can stop.
 */
public final class StringTranscoder {
    private static final int SLICE = 1 << 16;
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
    private static final long NOT_ASCII_UNITS = 0xFF80_FF80_FF80_FF80L;
    private static final long NOT_LATIN1_UNITS = 0xFF00_FF00_FF00_FF00L;
    private static final int FIRST_SURROGATE = 0xD800;
    private static final int SURROGATES = 0xF800;
    private static final int KIND_OF_SURROGATE = 0xFC00;
    private static final int LOW_SURROGATE = 0xDC00;
    private static final int LATIN1 = 0xFF;

    private static final Map<Transcoder, MethodHandle> HANDLES = new EnumMap<>(Transcoder.class);

    static {
        MethodType type = MethodType.methodType(
                long.class, LinearMemory.class, LinearMemory.class, int.class, int.class, int.class);
        try {
            MethodHandle overlap = MethodHandles.lookup()
                    .findStatic(
                            StringTranscoder.class,
                            "overlap",
                            MethodType.methodType(long.class, IndexOutOfBoundsException.class));
            for (Transcoder transcoder : Transcoder.values()) {
                MethodHandle handle =
                        MethodHandles.lookup().findStatic(StringTranscoder.class, methodName(transcoder), type);
                HANDLES.put(transcoder, MethodHandles.catchException(handle, IndexOutOfBoundsException.class, overlap));
            }
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private StringTranscoder() {}

    private static String methodName(Transcoder transcoder) {
        return switch (transcoder) {
            case UTF8_TO_UTF8 -> "utf8ToUtf8";
            case UTF8_TO_UTF16 -> "utf8ToUtf16";
            case UTF8_TO_LATIN1 -> "utf8ToLatin1";
            case UTF16_TO_UTF8 -> "utf16ToUtf8";
            case UTF16_TO_ASCII -> "utf16ToAscii";
            case UTF16_TO_UTF16 -> "utf16ToUtf16";
            case UTF16_TO_LATIN1 -> "utf16ToLatin1";
            case LATIN1_TO_UTF8 -> "latin1ToUtf8";
            case LATIN1_TO_ASCII -> "latin1ToAscii";
            case LATIN1_TO_UTF16 -> "latin1ToUtf16";
        };
    }

    /** A handle {@code (int, int, int) -> long} for two memories, which may be the same. */
    public static MethodHandle bind(Transcoder transcoder, Memory from, Memory to) {
        return MethodHandles.insertArguments(HANDLES.get(transcoder), 0, (LinearMemory) from, (LinearMemory) to);
    }

    /**
     * Both ranges lie in their memories. Only where they overlap, in the memory of a component that calls itself, may
     * more be written than there was room for, and the end of the memory be met.
     */
    @SuppressWarnings("UnusedMethod") // through a handle
    private static long overlap(IndexOutOfBoundsException e) {
        throw new Trap(CanonicalTrap.STRING_OUT_OF_BOUNDS.code(), CanonicalTrap.STRING_OUT_OF_BOUNDS.detail(), e);
    }

    /** Bytes that a slice of so many code units takes at most, in any encoding. */
    private static long room(int units) {
        return 4L * Math.min(units, SLICE);
    }

    // ---- from UTF-8

    static long utf8ToUtf8(LinearMemory from, LinearMemory to, int source, int units, int target) {
        byte[] in = from.bytes;
        int end = source + units;
        int stop = source + Math.min(units, SLICE);
        int at = ascii(in, source, stop);
        while (at < stop) {
            at += in[at] >= 0 ? 1 : Utf8.length(Utf8.decode(in, at, end));
        }
        System.arraycopy(in, source, to.toWrite(target, at - source), target, at - source);
        return Transcoder.result(at - source, at - source, false);
    }

    /** Where the first byte from {@code at} on is that is not ASCII; {@code stop} if there is none. */
    private static int ascii(byte[] in, int at, int stop) {
        int i = at;
        while (i + Long.BYTES <= stop && ((long) MemoryAccess.LONG.get(in, i) & NOT_ASCII) == 0) {
            i += Long.BYTES;
        }
        while (i < stop && in[i] >= 0) {
            i++;
        }
        return i;
    }

    static long utf8ToUtf16(LinearMemory from, LinearMemory to, int source, int units, int target) {
        byte[] in = from.bytes;
        byte[] out = to.toWrite(target, room(units));
        int end = source + units;
        int stop = source + Math.min(units, SLICE);
        int at = source;
        int next = target;
        while (at < stop) {
            int ascii = ascii(in, at, stop);
            next = widen(in, at, ascii, out, next);
            at = ascii;
            if (at < stop) {
                int character = Utf8.decode(in, at, end);
                next = putUtf16(out, next, character);
                at += Utf8.length(character);
            }
        }
        return Transcoder.result(at - source, next - target >> 1, false);
    }

    static long utf8ToLatin1(LinearMemory from, LinearMemory to, int source, int units, int target) {
        byte[] in = from.bytes;
        byte[] out = to.toWrite(target, room(units));
        int end = source + units;
        int stop = source + Math.min(units, SLICE);
        int at = source;
        int next = target;
        while (at < stop) {
            int ascii = ascii(in, at, stop);
            System.arraycopy(in, at, out, next, ascii - at);
            next += ascii - at;
            at = ascii;
            if (at < stop) {
                int character = Utf8.decode(in, at, end);
                if (character > LATIN1) {
                    return Transcoder.result(at - source, next - target, true);
                }
                out[next++] = (byte) character;
                at += Utf8.length(character);
            }
        }
        return Transcoder.result(at - source, next - target, false);
    }

    // ---- from UTF-16

    static long utf16ToUtf8(LinearMemory from, LinearMemory to, int source, int units, int target) {
        byte[] in = from.bytes;
        byte[] out = to.toWrite(target, room(units));
        int end = source + 2 * units;
        int stop = source + 2 * Math.min(units, SLICE);
        int at = source;
        int next = target;
        while (at < stop) {
            int character = unit(in, at);
            if (character < 0x80) {
                out[next++] = (byte) character;
                at += 2;
            } else {
                character = utf16(in, at, end);
                next = Utf8.put(out, next, character);
                at += 2 * Character.charCount(character);
            }
        }
        return Transcoder.result(at - source >> 1, next - target, false);
    }

    static long utf16ToAscii(LinearMemory from, LinearMemory to, int source, int units, int target) {
        return narrow(from, to, source, units, target, NOT_ASCII_UNITS, 0x7F);
    }

    static long utf16ToLatin1(LinearMemory from, LinearMemory to, int source, int units, int target) {
        return narrow(from, to, source, units, target, NOT_LATIN1_UNITS, LATIN1);
    }

    private static long narrow(
            LinearMemory from, LinearMemory to, int source, int units, int target, long outside, int largest) {
        byte[] in = from.bytes;
        byte[] out = to.toWrite(target, room(units));
        int stop = source + 2 * Math.min(units, SLICE);
        int at = source;
        int next = target;
        while (at + Long.BYTES <= stop) {
            long four = (long) MemoryAccess.LONG.get(in, at);
            if ((four & outside) != 0) {
                break;
            }
            int packed = (int) (four & 0xFF | four >> 8 & 0xFF00 | four >> 16 & 0xFF_0000 | four >> 24 & 0xFF00_0000L);
            MemoryAccess.INT.set(out, next, packed);
            at += Long.BYTES;
            next += Integer.BYTES;
        }
        while (at < stop) {
            int unit = unit(in, at);
            if (unit > largest) {
                return Transcoder.result(at - source >> 1, next - target, true);
            }
            out[next++] = (byte) unit;
            at += 2;
        }
        return Transcoder.result(at - source >> 1, next - target, false);
    }

    static long utf16ToUtf16(LinearMemory from, LinearMemory to, int source, int units, int target) {
        byte[] in = from.bytes;
        int end = source + 2 * units;
        int stop = source + 2 * Math.min(units, SLICE);
        int at = source;
        int seen = 0;
        while (at < stop) {
            int unit = unit(in, at);
            seen |= unit;
            at += (unit & SURROGATES) == FIRST_SURROGATE ? 2 * Character.charCount(utf16(in, at, end)) : 2;
        }
        System.arraycopy(in, source, to.toWrite(target, at - source), target, at - source);
        return Transcoder.result(at - source >> 1, at - source >> 1, seen > LATIN1);
    }

    /** The character at {@code at}. */
    private static int utf16(byte[] in, int at, int end) {
        int unit = unit(in, at);
        if ((unit & SURROGATES) != FIRST_SURROGATE) {
            return unit;
        }
        if ((unit & KIND_OF_SURROGATE) == FIRST_SURROGATE && at + 2 < end) {
            int low = unit(in, at + 2);
            if ((low & KIND_OF_SURROGATE) == LOW_SURROGATE) {
                return Character.toCodePoint((char) unit, (char) low);
            }
        }
        throw CanonicalTrap.INVALID_UTF16.trap();
    }

    private static int unit(byte[] in, int at) {
        return (short) MemoryAccess.SHORT.get(in, at) & 0xFFFF;
    }

    private static int putUtf16(byte[] out, int at, int character) {
        if (Character.isBmpCodePoint(character)) {
            MemoryAccess.SHORT.set(out, at, (short) character);
            return at + 2;
        }
        MemoryAccess.SHORT.set(out, at, (short) Character.highSurrogate(character));
        MemoryAccess.SHORT.set(out, at + 2, (short) Character.lowSurrogate(character));
        return at + 4;
    }

    // ---- from Latin-1

    static long latin1ToUtf8(LinearMemory from, LinearMemory to, int source, int units, int target) {
        byte[] in = from.bytes;
        byte[] out = to.toWrite(target, room(units));
        int stop = source + Math.min(units, SLICE);
        int next = target;
        for (int at = source; at < stop; at++) {
            next = Utf8.put(out, next, in[at] & 0xFF);
        }
        return Transcoder.result(stop - source, next - target, false);
    }

    static long latin1ToAscii(LinearMemory from, LinearMemory to, int source, int units, int target) {
        byte[] in = from.bytes;
        int stop = source + Math.min(units, SLICE);
        int at = ascii(in, source, stop);
        System.arraycopy(in, source, to.toWrite(target, at - source), target, at - source);
        return Transcoder.result(at - source, at - source, at < stop);
    }

    static long latin1ToUtf16(LinearMemory from, LinearMemory to, int source, int units, int target) {
        int count = Math.min(units, SLICE);
        widen(from.bytes, source, source + count, to.toWrite(target, 2L * count), target);
        return Transcoder.result(count, count, false);
    }

    /** Bytes to UTF-16; returns the address after what was written. */
    private static int widen(byte[] in, int at, int stop, byte[] out, int target) {
        int i = at;
        int next = target;
        for (; i + Integer.BYTES <= stop; i += Integer.BYTES, next += Long.BYTES) {
            long four = (int) MemoryAccess.INT.get(in, i) & 0xFFFF_FFFFL;
            four = (four | four << 16) & 0x0000_FFFF_0000_FFFFL;
            MemoryAccess.LONG.set(out, next, (four | four << 8) & 0x00FF_00FF_00FF_00FFL);
        }
        for (; i < stop; i++, next += 2) {
            MemoryAccess.SHORT.set(out, next, (short) (in[i] & 0xFF));
        }
        return next;
    }
}
