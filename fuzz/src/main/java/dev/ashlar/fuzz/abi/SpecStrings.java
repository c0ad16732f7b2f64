package dev.ashlar.fuzz.abi;

import static dev.ashlar.fuzz.abi.SpecTrap.trapIf;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.binary.StringEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code store_string_into_range}, with each call of realloc that it makes. */
final class SpecStrings {
    private static final int TAG = Integer.MIN_VALUE;

    private final byte[] memory;
    private final Arena arena;
    private final StringEncoding encoding;

    SpecStrings(byte[] memory, Arena arena, StringEncoding encoding) {
        this.memory = memory;
        this.arena = arena;
        this.encoding = encoding;
    }

    /** Address in the lower half, tagged length in the upper. */
    long store(Text text) {
        return switch (encoding) {
            case UTF8 ->
                switch (text.form()) {
                    case UTF8 -> copy(text.text().getBytes(StandardCharsets.UTF_8), 1, 1);
                    case LATIN1 -> toUtf8(text, 2);
                    case UTF16, TAGGED -> toUtf8(text, 3);
                };
            case UTF16 ->
                text.form() == Text.Form.UTF8
                        ? fromUtf8ToUtf16(text)
                        : copy(text.text().getBytes(StandardCharsets.UTF_16LE), 2, 2);
            case LATIN1_UTF16 ->
                switch (text.form()) {
                    case UTF8, UTF16 -> toLatin1OrUtf16(text);
                    case LATIN1 -> copy(text.text().getBytes(StandardCharsets.ISO_8859_1), 1, 2);
                    case TAGGED -> toProbablyUtf16(text);
                };
        };
    }

    private long copy(byte[] encoded, int unit, int alignment) {
        int address = reallocate(0, 0, alignment, encoded.length);
        System.arraycopy(encoded, 0, memory, address, encoded.length);
        return result(address, encoded.length / unit);
    }

    private long toUtf8(Text text, int worst) {
        byte[] encoded = text.text().getBytes(StandardCharsets.UTF_8);
        int units = text.units();
        int address = reallocate(0, 0, 1, units);
        int ascii = 0;
        while (ascii < encoded.length && encoded[ascii] >= 0) {
            memory[address + ascii] = encoded[ascii];
            ascii++;
        }
        if (ascii == encoded.length) {
            return result(address, units);
        }
        address = reallocate(address, units, 1, worst * units);
        System.arraycopy(encoded, ascii, memory, address + ascii, encoded.length - ascii);
        if (worst * units > encoded.length) {
            address = reallocate(address, worst * units, 1, encoded.length);
        }
        return result(address, encoded.length);
    }

    private long fromUtf8ToUtf16(Text text) {
        byte[] encoded = text.text().getBytes(StandardCharsets.UTF_16LE);
        int worst = 2 * text.units();
        int address = reallocate(0, 0, 2, worst);
        System.arraycopy(encoded, 0, memory, address, encoded.length);
        if (encoded.length < worst) {
            address = reallocate(address, worst, 2, encoded.length);
        }
        return result(address, encoded.length / 2);
    }

    private long toLatin1OrUtf16(Text text) {
        int units = text.units();
        int address = reallocate(0, 0, 2, units);
        int latin1 = 0;
        while (latin1 < text.text().length() && text.text().charAt(latin1) < 256) {
            memory[address + latin1] = (byte) text.text().charAt(latin1);
            latin1++;
        }
        if (latin1 == text.text().length()) {
            if (latin1 < units) {
                address = reallocate(address, units, 2, latin1);
            }
            return result(address, latin1);
        }
        int worst = 2 * units;
        address = reallocate(address, units, 2, worst);
        byte[] encoded = text.text().getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(encoded, 0, memory, address, encoded.length);
        if (worst > encoded.length) {
            address = reallocate(address, worst, 2, encoded.length);
        }
        return result(address, encoded.length / 2 | TAG);
    }

    private long toProbablyUtf16(Text text) {
        byte[] encoded = text.text().getBytes(StandardCharsets.UTF_16LE);
        int address = reallocate(0, 0, 2, encoded.length);
        System.arraycopy(encoded, 0, memory, address, encoded.length);
        int units = encoded.length / 2;
        if (text.text().chars().anyMatch(unit -> unit >= 256)) {
            return result(address, units | TAG);
        }
        for (int i = 0; i < units; i++) {
            memory[address + i] = memory[address + 2 * i];
        }
        return result(reallocate(address, encoded.length, 1, units), units);
    }

    private int reallocate(int old, int oldSize, int alignment, int size) {
        int address = arena.allocate(alignment, size);
        move(memory, old, oldSize, address, size);
        trapIf(Integer.remainderUnsigned(address, alignment) != 0, CanonicalTrap.REALLOC_UNALIGNED);
        trapIf(
                Integer.toUnsignedLong(address) + Integer.toUnsignedLong(size) > memory.length,
                CanonicalTrap.REALLOC_OUT_OF_BOUNDS);
        return address;
    }

    /** What realloc keeps; nothing when it lied. */
    static void move(byte[] memory, int old, int oldSize, int address, int size) {
        int kept = Math.min(oldSize, size);
        if (address >= 0 && address <= memory.length - kept) {
            byte[] bytes = Arrays.copyOfRange(memory, old, old + kept);
            System.arraycopy(bytes, 0, memory, address, kept);
        }
    }

    private static long result(int address, int length) {
        return (long) length << 32 | address & 0xFFFF_FFFFL;
    }
}
