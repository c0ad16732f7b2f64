package dev.ashlar.fuzz;

import java.util.random.RandomGenerator;

/** Edits of LEB128 numbers. */
final class Numbers {
    private static final long[] BORDERS = {
        0,
        1,
        2,
        3,
        63,
        64,
        127,
        128,
        255,
        256,
        8_191,
        8_192,
        65_535,
        65_536,
        65_537,
        1_000_000,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_fffeL,
        0xffff_ffffL,
        0x1_0000_0000L,
        0x7fff_ffff_ffff_ffffL,
        -1
    };
    private static final long[] HUGE = {
        50_001, 100_000, 1_000_000, 10_000_000, 0x0fff_ffffL, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL
    };

    private static final int ATTEMPTS = 32;

    private Numbers() {}

    /** Another number, or another encoding, where some number may be. */
    static byte[] edit(byte[] bytes, RandomGenerator random) {
        return edit(bytes, random.nextInt(bytes.length + 1), random);
    }

    /** Another number behind a byte that looks like an instruction with a number. */
    static byte[] editImmediate(byte[] body, RandomGenerator random) {
        for (int i = 0; i < ATTEMPTS && body.length > 0; i++) {
            int at = random.nextInt(body.length);
            if (takesNumber(body[at] & 0xff)) {
                return edit(body, at + 1, random);
            }
        }
        return body;
    }

    private static boolean takesNumber(int opcode) {
        return switch (opcode) {
            case 0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x41, 0x42 -> true;
            default -> opcode >= 0x28 && opcode <= 0x3e;
        };
    }

    private static byte[] edit(byte[] bytes, int at, RandomGenerator random) {
        Leb old = Leb.read(bytes, at);
        if (old == null) {
            return bytes;
        }
        byte[] edited = switch (random.nextInt(4)) {
            case 0 -> Leb.encode(old.value() + (long) random.nextInt(-2, 3) & 0xffff_ffffL);
            case 1 -> Leb.encode(Integer.toUnsignedLong(old.value()), random.nextInt(1, 12));
            case 2 -> Leb.encode(random.nextInt(64));
            default -> Leb.encode(BORDERS[random.nextInt(BORDERS.length)]);
        };
        return Bytes.replace(bytes, at, old.end(), edited);
    }

    /** A huge number at {@code at}, if there is a number. */
    static byte[] bomb(byte[] bytes, int at, RandomGenerator random) {
        Leb old = Leb.read(bytes, at);
        return old == null ? bytes : Bytes.replace(bytes, at, old.end(), Leb.encode(HUGE[random.nextInt(HUGE.length)]));
    }
}
