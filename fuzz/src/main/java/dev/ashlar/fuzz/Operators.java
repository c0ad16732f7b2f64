package dev.ashlar.fuzz;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Operators without immediates, in groups of the same type. */
final class Operators {
    private static final int ATTEMPTS = 16;
    private static final int[][] GROUPS = {
        join(range(0x46, 0x4f), range(0x6a, 0x78)), // i32 i32 -> i32
        join(range(0x51, 0x5a)), // i64 i64 -> i32
        join(range(0x5b, 0x60)), // f32 f32 -> i32
        join(range(0x61, 0x66)), // f64 f64 -> i32
        join(range(0x7c, 0x8a)), // i64 i64 -> i64
        join(range(0x92, 0x98)), // f32 f32 -> f32
        join(range(0xa0, 0xa6)), // f64 f64 -> f64
        join(range(0x45, 0x45), range(0x67, 0x69), range(0xc0, 0xc1)), // i32 -> i32
        join(range(0x79, 0x7b), range(0xc2, 0xc4)), // i64 -> i64
        join(range(0x8b, 0x91)), // f32 -> f32
        join(range(0x99, 0x9f)), // f64 -> f64
        join(range(0xac, 0xad)), // i32 -> i64
        join(range(0xa8, 0xa9), range(0xbc, 0xbc)), // f32 -> i32
        join(range(0xaa, 0xab)), // f64 -> i32
        join(range(0xb0, 0xb1), range(0xbd, 0xbd)), // f64 -> i64
    };

    private Operators() {}

    /** Looks at some places; may hit an immediate that looks like an operator. */
    static byte[] swap(byte[] body, RandomGenerator random) {
        for (int i = 0; i < ATTEMPTS && body.length > 0; i++) {
            int at = random.nextInt(body.length);
            int[] group = groupOf(body[at] & 0xff);
            if (group.length > 0) {
                byte[] mutant = body.clone();
                mutant[at] = (byte) group[random.nextInt(group.length)];
                return mutant;
            }
        }
        return body;
    }

    private static int[] groupOf(int opcode) {
        for (int[] group : GROUPS) {
            for (int member : group) {
                if (member == opcode) {
                    return group;
                }
            }
        }
        return new int[0];
    }

    private static int[] range(int first, int last) {
        return IntStream.rangeClosed(first, last).toArray();
    }

    private static int[] join(int[]... ranges) {
        return Arrays.stream(ranges).flatMapToInt(Arrays::stream).toArray();
    }
}
