package dev.ashlar.engine.binary;

import dev.ashlar.engine.MalformedModuleException;

/** A cursor over a module's bytes. Every read is checked against the end and against the rules of LEB128. */
public final class BinaryReader {
    private final byte[] bytes;
    private int position;
    private final int end;

    public BinaryReader(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    public int position() {
        return position;
    }

    public void seek(int newPosition) {
        position = newPosition;
    }

    public int end() {
        return end;
    }

    public boolean atEnd() {
        return position >= end;
    }

    /** The next byte as 0 to 255. */
    public int u8() {
        if (position >= end) {
            throw malformed("unexpected end");
        }
        return bytes[position++] & 0xFF;
    }

    public int peek() {
        if (position >= end) {
            throw malformed("unexpected end");
        }
        return bytes[position] & 0xFF;
    }

    public void skip(int count) {
        if (count < 0 || count > end - position) {
            throw malformed("unexpected end");
        }
        position += count;
    }

    /** An unsigned 32-bit number, as the bits of an int. */
    public int u32() {
        if (position < end) {
            int b = bytes[position];
            if (b >= 0) {
                position++;
                return b;
            }
        }
        return longU32();
    }

    private int longU32() {
        int result = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int b = u8();
            result |= (b & 0x7F) << shift;
            if ((b & 0x80) == 0) {
                return result;
            }
        }
        int last = u8();
        if ((last & 0x80) != 0) {
            throw malformed("integer representation too long");
        }
        if ((last & 0x70) != 0) {
            throw malformed("integer too large");
        }
        return result | last << 28;
    }

    /** An index; whatever exceeds an int is the same unknown one. */
    public int index() {
        int index = u32();
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    /** The length of a vector whose elements take at least a byte each. */
    public int count() {
        int count = u32();
        if (count < 0 || count > end - position) {
            throw malformed("length out of bounds: %s elements in %d bytes"
                    .formatted(Integer.toUnsignedString(count), end - position));
        }
        return count;
    }

    /** The opcode made of a prefix byte that was read and the number behind it. */
    public int subopcode(int prefix) {
        int number = u32();
        if (number < 0 || number > 0xFFFF) {
            throw malformed("illegal opcode 0x%x 0x%x".formatted(prefix, number));
        }
        return Opcodes.prefixed(prefix, number);
    }

    public MalformedModuleException illegalOpcode(int opcode) {
        return malformed(
                opcode < 0x100
                        ? "illegal opcode 0x%x".formatted(opcode)
                        : "illegal opcode 0x%x 0x%x".formatted(opcode >>> 16, opcode & 0xFFFF));
    }

    public int s32() {
        return (int) signed(32);
    }

    /** A signed 33-bit number, the form of block types and heap types. */
    public long s33() {
        return signed(33);
    }

    public long s64() {
        return signed(64);
    }

    public long u64() {
        long result = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = u8();
            if (shift == 63 && (b & 0x80) != 0) {
                throw malformed("integer representation too long");
            }
            if (shift == 63 && (b & 0x7E) != 0) {
                throw malformed("integer too large");
            }
            result |= (long) (b & 0x7F) << shift;
            if ((b & 0x80) == 0) {
                return result;
            }
        }
        throw malformed("integer representation too long");
    }

    public int f32Bits() {
        int low = u8() | u8() << 8;
        return low | u8() << 16 | u8() << 24;
    }

    public long f64Bits() {
        long low = f32Bits() & 0xFFFF_FFFFL;
        return low | (long) f32Bits() << 32;
    }

    /** A name: its length in bytes and its UTF-8. */
    public String name() {
        int length = u32();
        if (length < 0 || length > end - position) {
            throw malformed("length out of bounds");
        }
        int start = position;
        position += length;
        return Utf8.decode(bytes, start, length);
    }

    public MalformedModuleException malformed(String reason) {
        return new MalformedModuleException(position, reason);
    }

    private long signed(int bits) {
        long result = 0;
        int shift = 0;
        while (true) {
            int b = u8();
            result |= (long) (b & 0x7F) << shift;
            int left = bits - shift;
            if (left < 7) {
                checkLastByte(b, left);
            }
            shift += 7;
            if ((b & 0x80) == 0) {
                return shift < 64 ? result << (64 - shift) >> (64 - shift) : result;
            }
        }
    }

    /** Only {@code left} bits of the last possible byte count; the others must repeat the sign. */
    private void checkLastByte(int b, int left) {
        if ((b & 0x80) != 0) {
            throw malformed("integer representation too long");
        }
        int high = (byte) (b << 1) >> left;
        if (high != 0 && high != -1) {
            throw malformed("integer too large");
        }
    }
}
