package dev.ashlar.engine;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.ELEMENT;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.IMPORT;
import static dev.ashlar.engine.binary.ModuleBytes.MEMORY;
import static dev.ashlar.engine.binary.ModuleBytes.TABLE;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.leb;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Modules that are dropped leave nothing behind, each with signatures of its own and code that was compiled. */
class UnloadTest {
    private static final int MODULES = Integer.getInteger("ashlar.test.modules", 400);
    /** What the JVM's own growth may add. */
    private static final long SLACK = 1 << 20;

    private static final int CALLS = 300;
    private static final String I32 = "7F";
    private static final String I64 = "7E";

    /**
     * Imports a function and has one that calls it, directly and through a table, of a type that depends on {@code number}:
     * 14 parameters, each i32 or i64.
     */
    private static byte[] numbered(int number) {
        StringBuilder parameters = new StringBuilder();
        StringBuilder loads = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            parameters.append((number >> i & 1) == 0 ? I32 : I64);
            loads.append("20").append(leb(i));
        }
        String type = "60" + leb(14) + parameters + "01" + I64;
        return module(
                section(TYPE, type),
                section(IMPORT, name("host") + name("call") + "00 00"),
                section(FUNCTION, "00"),
                section(TABLE, "70 00 01"),
                section(MEMORY, "00 01"),
                section(EXPORT, name("call") + "00 01"),
                section(ELEMENT, "00 41 00 0B 01 00"),
                section(CODE, body("00 " + loads + "10 00 " + loads + "41 00 11 00 00 7C 0B")));
    }

    private static Object[] arguments(int number) {
        Object[] arguments = new Object[14];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = (number >> i & 1) == 0 ? (Object) i : (Object) (long) i;
        }
        return arguments;
    }

    private static void useOnce(Engine engine, int number) {
        Module module = engine.compile(numbered(number));
        try (Store store = engine.newStore()) {
            FunctionType type = (FunctionType) module.imports().getFirst().type();
            Instance instance = engine.newLinker()
                    .function("host", "call", type, (context, arguments) -> new Object[] {
                        Arrays.stream(arguments)
                                .mapToLong(argument -> ((Number) argument).longValue())
                                .sum()
                    })
                    .instantiate(store, module);
            Function function = instance.function("call");
            Object[] arguments = arguments(number);
            for (int i = 0; i < CALLS; i++) {
                assertThat(function.call(arguments)).containsExactly(2L * 91);
            }
        }
    }

    private static long used(String... pools) {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> Arrays.stream(pools).anyMatch(pool.getName()::startsWith))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static long metaspace() {
        return used("Metaspace", "Compressed Class Space");
    }

    private static long codeCache() {
        return used("CodeHeap", "CodeCache");
    }

    @Test
    void droppedModulesLeaveMetaspaceAndCodeCacheFlat() {
        Growth growth = measure(number -> number % 16);
        growth.assertFlat();
        assertThat(growth.codeCache).as("code cache").isLessThan(SLACK + 100 * growth.modules);
    }

    /** The JVM never frees the adapters between interpreted and compiled code that it makes for a new signature. */
    @Test
    void droppedSignaturesLeaveNothingButAdapters() {
        Growth growth = measure(number -> number);
        growth.assertFlat();
        assertThat(growth.codeCache).as("code cache").isLessThan(SLACK + 5_000 * growth.modules);
    }

    /** What all modules after the first quarter added. */
    private record Growth(long modules, long metaspace, long codeCache, long classes) {
        private void assertFlat() {
            assertThat(metaspace).as("Metaspace").isLessThan(SLACK + 100 * modules);
            assertThat(classes).as("classes").isLessThan(100 + modules / 50);
        }
    }

    private static Growth measure(IntUnaryOperator signature) {
        try (Engine engine = Engine.create()) {
            int warmUp = MODULES / 4;
            for (int number = 0; number < warmUp; number++) {
                useOnce(engine, signature.applyAsInt(number));
            }
            long metaspace = metaspace();
            long codeCache = codeCache();
            long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            for (int number = warmUp; number < MODULES; number++) {
                if (number % 500 == 0) {
                    report(number);
                }
                useOnce(engine, signature.applyAsInt(number));
            }
            report(MODULES);
            return new Growth(
                    MODULES - warmUp,
                    metaspace() - metaspace,
                    codeCache() - codeCache,
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes);
        }
    }

    private static void report(int number) {
        if (MODULES > 1_000) {
            System.out.printf(
                    "%5d modules: Metaspace %,7d KiB, code cache %,7d KiB, heap %,7d KiB, %d classes%n",
                    number,
                    metaspace() >> 10,
                    codeCache() >> 10,
                    used("Tenured", "Eden", "Survivor", "G1") >> 10,
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
    }
}
