package dev.ashlar.engine.runtime.simd;

import dev.ashlar.engine.V128;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Operands and immediates for any SIMD instruction, which uses those it has.
 *
 * @param scalar the bits of a scalar operand, or what was read from memory
 */
record SimdInput(V128 a, V128 b, V128 c, long scalar, int lane, V128 indices) {

    private static final List<Float> FLOATS = List.of(
            0f,
            0.25f,
            0.5f,
            0.75f,
            1f,
            1.5f,
            2.5f,
            3.5f,
            127.5f,
            8388607.5f,
            0x1p24f,
            0x1p31f,
            0x1p32f,
            0x1p63f,
            2147483520f,
            4294967040f,
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            Float.POSITIVE_INFINITY);
    private static final int[] FLOAT_NANS = {0x7FC00000, 0x7FC12345, 0x7F800001, 0x7FA00000};
    private static final List<Double> DOUBLES = List.of(
            0d,
            0.25,
            0.5,
            0.75,
            1d,
            1.5,
            2.5,
            3.5,
            0x1p31 - 1,
            0x1p31 - 0.5,
            0x1p31,
            0x1p31 + 0.5,
            0x1p32 - 1,
            0x1p32 - 0.5,
            0x1p32,
            0x1p52 - 0.5,
            0x1p52,
            0x1p53,
            0x1p63,
            0x1p64,
            0x1p-149,
            0x1p-150,
            0x1.8p-150,
            (double) Float.MAX_VALUE,
            0x1.ffffffp127,
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY);
    private static final long[] DOUBLE_NANS = {
        0x7FF8000000000000L, 0x7FF8123456789ABCL, 0x7FF0000000000001L, 0x7FF4000000000000L
    };

    static SimdInput random(RandomGenerator random, int lanes) {
        V128 a = vector(random);
        V128 b = random.nextInt(8) == 0 ? a : vector(random);
        long scalar = random.nextBoolean() ? a.low() : random.nextLong();
        return new SimdInput(a, b, vector(random), scalar, random.nextInt(lanes), indices(random));
    }

    SimdInput withOperands(V128 first, V128 second) {
        return new SimdInput(first, second, c, scalar, lane, indices);
    }

    private static V128 vector(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> halves(random::nextLong);
            case 1 -> halves(() -> integers(random, 8));
            case 2 -> halves(() -> integers(random, 16));
            case 3 -> halves(() -> integers(random, 32) & 0xFFFFFFFFL | integers(random, 32) << 32);
            case 4 -> halves(() -> Integer.toUnsignedLong(single(random)) | (long) single(random) << 32);
            default -> halves(() -> doubles(random));
        };
    }

    private static V128 halves(LongSupplier half) {
        return new V128(half.getAsLong(), half.getAsLong());
    }

    private static V128 indices(RandomGenerator random) {
        return halves(() -> random.nextLong() & 0x1F1F1F1F1F1F1F1FL);
    }

    private static long integers(RandomGenerator random, int bits) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += bits) {
            result |= (integer(random, bits) & (-1L >>> (64 - bits))) << shift;
        }
        return result;
    }

    private static long integer(RandomGenerator random, int bits) {
        long high = 1L << (bits - 1);
        return switch (random.nextInt(5)) {
            case 0 -> random.nextLong();
            case 1 -> high + random.nextInt(-2, 3);
            case 2 -> (high >>> random.nextInt(bits)) + random.nextInt(-1, 2);
            default -> random.nextInt(-17, 18);
        };
    }

    private static int single(RandomGenerator random) {
        int sign = random.nextInt() & 0x80000000;
        return sign
                ^ switch (random.nextInt(4)) {
                    case 0 -> FLOAT_NANS[random.nextInt(FLOAT_NANS.length)];
                    case 1 -> random.nextInt();
                    case 2 -> Float.floatToRawIntBits(random.nextInt(1 << 24) / 16f);
                    default -> Float.floatToRawIntBits(FLOATS.get(random.nextInt(FLOATS.size())));
                };
    }

    private static long doubles(RandomGenerator random) {
        long sign = random.nextLong() & Long.MIN_VALUE;
        return sign
                ^ switch (random.nextInt(4)) {
                    case 0 -> DOUBLE_NANS[random.nextInt(DOUBLE_NANS.length)];
                    case 1 -> random.nextLong();
                    case 2 -> Double.doubleToRawLongBits(random.nextLong(1L << 40) / 16d);
                    default -> Double.doubleToRawLongBits(DOUBLES.get(random.nextInt(DOUBLES.size())));
                };
    }
}
