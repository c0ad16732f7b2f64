package dev.ashlar.engine;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.ELEMENT;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.MEMORY;
import static dev.ashlar.engine.binary.ModuleBytes.TABLE;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.leb;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The estimate of a frame is enough for the interpreter and for C1, so that the budget of depth ends a recursion before
 * the JVM does. The threads have 320 KiB more than the budget, as {@link EngineConfig} wants it.
 */
class FrameEstimateTest {
    private static final int BUDGET = 4 << 20;
    private static final int STACK = BUDGET + 320 * 1024;

    /**
     * A function (i32) → i32 that calls itself with one more until the argument is 0, with i64 locals set before and
     * summed up behind the call, i64 operands below it, and loads.
     */
    private static byte[] recursive(int locals, int operands, int loads, String call) {
        return module(
                section(TYPE, "60 01 7F 01 7F"),
                section(FUNCTION, "00", "00"),
                section(TABLE, "70 00 01"),
                section(MEMORY, "00 01"),
                section(EXPORT, name("f") + "00 00"),
                section(ELEMENT, "00 41 00 0B 01 00"),
                section(CODE, body(code(locals, operands, loads, call)), body("00 20 00 12 00 0B")));
    }

    /** Such functions in a row, each calling the next, and the last one the first. */
    private static byte[] ring(int functions, int locals, int operands) {
        return module(
                section(TYPE, "60 01 7F 01 7F"),
                section(FUNCTION, Collections.nCopies(functions, "00").toArray(String[]::new)),
                section(MEMORY, "00 01"),
                section(EXPORT, name("f") + "00 00"),
                section(
                        CODE,
                        IntStream.range(0, functions)
                                .mapToObj(i -> body(code(locals, operands, 0, "10" + leb((i + 1) % functions))))
                                .toArray(String[]::new)));
    }

    private static String code(int locals, int operands, int loads, String call) {
        StringBuilder code = new StringBuilder("01" + leb(locals) + "7E");
        code.append("20 00 45 04 40 41 00 0F 0B");
        for (int i = 1; i <= locals; i++) {
            code.append("20 00 AD 42").append(leb(i)).append("7E 21").append(leb(i));
        }
        for (int i = 0; i < operands; i++) {
            code.append("20 00 AD 42").append(leb(i % 60)).append("7C");
        }
        for (int i = 0; i < loads; i++) {
            code.append("20 00 41 3F 71 28 02").append(leb(8 * i)).append("AD 22 01 1A");
        }
        code.append("20 00 41 01 6A").append(call).append("AD");
        code.append("7C".repeat(operands));
        for (int i = 1; i <= locals; i++) {
            code.append("20").append(leb(i)).append("7C");
        }
        code.append("A7 0B");
        return code.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0",
        "1, 0, 8",
        "20, 0, 0",
        "100, 0, 0",
        "400, 0, 0",
        "1, 20, 0",
        "1, 200, 0",
        "1, 20, 8",
        "60, 60, 16"
    })
    void boundsFramesOfDirectCalls(int locals, int operands, int loads) throws InterruptedException {
        assertBudgetEndsIt(recursive(locals, operands, loads, "10 00"));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "1, 20, 8", "60, 60, 0"})
    void boundsFramesOfIndirectCalls(int locals, int operands, int loads) throws InterruptedException {
        assertBudgetEndsIt(recursive(locals, operands, loads, "41 00 11 00 00"));
    }

    /** Only one of the functions looks at the depth when it is entered. */
    @ParameterizedTest
    @CsvSource({"2, 1, 0", "40, 1, 0", "40, 60, 0", "40, 1, 200", "40, 60, 60", "5, 400, 0"})
    void boundsFramesBetweenLooks(int functions, int locals, int operands) throws InterruptedException {
        assertBudgetEndsIt(ring(functions, locals, operands));
    }

    /** The callee makes a tail call back. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "1, 20, 8", "60, 60, 0"})
    void boundsFramesOfTailCalls(int locals, int operands, int loads) throws InterruptedException {
        assertBudgetEndsIt(recursive(locals, operands, loads, "10 01"));
    }

    private static void assertBudgetEndsIt(byte[] binary) throws InterruptedException {
        Trap[] traps = new Trap[6];
        Thread thread = Thread.ofPlatform().stackSize(STACK).start(() -> {
            try (Engine engine = Engine.create(EngineConfig.DEFAULT.withMaxStackBytes(BUDGET));
                    Store store = engine.newStore()) {
                Instance instance = engine.newLinker().instantiate(store, engine.compile(binary));
                Function function = instance.function("f");
                for (int i = 0; i < traps.length; i++) {
                    traps[i] = catchThrowableOfType(Trap.class, () -> function.call(1));
                    for (int k = 0; k < 200; k++) {
                        function.call(-10);
                    }
                }
            }
        });
        thread.join();
        for (Trap trap : traps) {
            assertThat(trap).hasMessage("call stack exhausted: deeper than " + BUDGET + " bytes of stack");
        }
    }

    /** Such a frame looks before the call, also where the callee does not need to know the depth. */
    @Test
    void manyOperandsBelowACallAreNoRecursion() {
        byte[] binary = module(
                section(TYPE, "60 01 7F 01 7F"),
                section(FUNCTION, "00", "00"),
                section(MEMORY, "00 01"),
                section(EXPORT, name("f") + "00 00"),
                section(CODE, body(code(1, 200, 0, "10 01")), body("00 20 00 0B")));
        try (Engine engine = Engine.create();
                Store store = engine.newStore()) {
            Instance instance = engine.newLinker().instantiate(store, engine.compile(binary));
            assertThat(instance.function("f").call(0)).containsExactly(0);
            assertThat(instance.function("f").call(1)).hasSize(1);
        }
    }

    @Test
    void smallFunctionsMayGoDeep() {
        try (Engine engine = Engine.create();
                Store store = engine.newStore()) {
            Instance instance =
                    engine.newLinker().trapMissing().instantiate(store, engine.compile(GuestModules.read("traps")));
            assertThat(instance.function("descend").call(4_500)).containsExactly(4_500);
        }
    }
}
