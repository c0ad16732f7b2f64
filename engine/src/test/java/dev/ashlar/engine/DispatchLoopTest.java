package dev.ashlar.engine;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.MEMORY;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.leb;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loop around a large switch computes the same whether it is one method, several, or an interpreter of this test. */
class DispatchLoopTest {
    private static final int STEPS = 200_000;

    /**
     * A function (steps) → i32 with locals a, b, sp, pc and an i64: each round, the remainder of pc selects a case that
     * computes with all of them and with a stack in memory, each case with another constant.
     */
    private static byte[] loop(int cases) {
        StringBuilder code = new StringBuilder("02 04 7F 01 7E 03 40");
        code.append("02 40".repeat(cases));
        code.append("20 04 41").append(sleb(cases)).append("70 0E").append(leb(cases - 1));
        for (int i = 0; i < cases; i++) {
            code.append(leb(i));
        }
        for (int i = 0; i < cases; i++) {
            code.append("0B");
            code.append("20 01 20 02 41").append(sleb(constant(i))).append("6C 6A 21 01");
            code.append("20 03 41")
                    .append(sleb(255))
                    .append("71 41 02 74 20 01 36 02")
                    .append(leb(64));
            code.append("20 03 41 01 6A 21 03");
            code.append("20 02 20 03 41 02 6B 41")
                    .append(sleb(255))
                    .append("71 41 02 74 28 02")
                    .append(leb(64));
            code.append("73 21 02");
            code.append("20 05 20 02 AD 7C 42").append(sleb(constant(i))).append("7E 21 05");
            code.append("20 03 41")
                    .append(sleb(127))
                    .append("71 41 03 74 20 05 37 03")
                    .append(leb(2048));
            code.append("20 04 41 0D 6C 20 01 41 0F 71 6A 41")
                    .append(sleb(i + 1))
                    .append("6A 21 04");
            code.append("20 00 41 01 6B 22 00 0D").append(leb(cases - 1 - i));
            code.append("20 01 20 02 73 20 05 A7 73 0F");
        }
        code.append("0B 20 01 0B");
        return module(
                section(TYPE, "60 01 7F 01 7F"),
                section(FUNCTION, "00"),
                section(MEMORY, "00 01"),
                section(EXPORT, name("f") + "00 00"),
                section(CODE, body(code.toString())));
    }

    private static int constant(int number) {
        return number * 7_919 + 3;
    }

    private static String sleb(int value) {
        StringBuilder bytes = new StringBuilder();
        int left = value;
        for (; left > 63; left >>= 7) {
            bytes.append("%02X".formatted(left & 0x7F | 0x80));
        }
        return bytes.append("%02X".formatted(left)).toString();
    }

    private static int interpreted(int cases) {
        int[] stack = new int[256];
        int a = 0;
        int b = 0;
        int sp = 0;
        int pc = 0;
        long wide = 0;
        for (int step = 0; step < STEPS; step++) {
            int i = Integer.remainderUnsigned(pc, cases);
            a += b * constant(i);
            stack[sp & 255] = a;
            sp++;
            b ^= stack[sp - 2 & 255];
            wide = (wide + (b & 0xFFFF_FFFFL)) * constant(i);
            pc = pc * 13 + (a & 15) + i + 1;
        }
        return a ^ b ^ (int) wide;
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 40, 60, 90, 140, 200})
    void computesTheSame(int cases) {
        byte[] binary = loop(cases);
        int expected = interpreted(cases);
        try (Engine engine = Engine.create()) {
            assertThat(run(engine, binary)).isEqualTo(expected);
        }
        System.setProperty("ashlar.engine.cuts", "tiny");
        try (Engine engine = Engine.create()) {
            assertThat(run(engine, binary)).isEqualTo(expected);
        } finally {
            System.clearProperty("ashlar.engine.cuts");
        }
    }

    private static int run(Engine engine, byte[] binary) {
        try (Store store = engine.newStore()) {
            Function function = engine.newLinker()
                    .instantiate(store, engine.compile(binary, "loop"))
                    .function("f");
            return (int) function.call(STEPS)[0];
        }
    }
}
