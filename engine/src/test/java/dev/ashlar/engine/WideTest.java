package dev.ashlar.engine;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.ELEMENT;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.IMPORT;
import static dev.ashlar.engine.binary.ModuleBytes.TABLE;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.leb;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions with 300 parameters, more than a Java method can have, and as many results. */
class WideTest {
    private static final int COUNT = 300;
    private static final ValueType[] KINDS = {
        NumberType.I32, NumberType.I64, NumberType.F32, NumberType.F64, NumberType.V128, ReferenceType.EXTERNREF
    };
    private static final String[] CODES = {"7F", "7E", "7D", "7C", "7B", "6F"};

    private final Engine engine = Engine.create();
    private final Store store = engine.newStore();

    @AfterEach
    void close() {
        engine.close();
    }

    private static List<ValueType> types() {
        List<ValueType> types = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            types.add(KINDS[i % KINDS.length]);
        }
        return types;
    }

    private static Object[] values() {
        Object[] values = new Object[COUNT];
        for (int i = 0; i < COUNT; i++) {
            values[i] = switch (i % KINDS.length) {
                case 0 -> (Object) (i - 150);
                case 1 -> (long) i << 33;
                case 2 -> i + 0.5f;
                case 3 -> i - 0.25;
                case 4 -> new V128(i, ~(long) i);
                default -> i % 4 == 1 ? null : "value " + i;
            };
        }
        return values;
    }

    private static String all(String opcode) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            code.append(opcode).append(leb(i));
        }
        return code.toString();
    }

    /** Imports a wide function and passes its parameters on: directly, indirectly, and in tail calls. */
    private static byte[] passingOn() {
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            codes.append(CODES[i % CODES.length]);
        }
        String wide = "60" + leb(COUNT) + codes + leb(COUNT) + codes;
        String gets = all("20");
        return module(
                section(TYPE, wide),
                section(IMPORT, name("host") + name("wide") + "00 00"),
                section(FUNCTION, "00", "00", "00", "00", "00"),
                section(TABLE, "70 00 02"),
                section(
                        EXPORT,
                        name("direct") + "00 01",
                        name("indirect") + "00 02",
                        name("tail") + "00 03",
                        name("tail indirect") + "00 04",
                        name("same") + "00 05"),
                section(ELEMENT, "00 41 00 0B 02 00 05"),
                section(
                        CODE,
                        body("00" + gets + "10 00 0B"),
                        body("00" + gets + "41 01 11 00 00 0B"),
                        body("00" + gets + "12 05 0B"),
                        body("00" + gets + "41 00 13 00 00 0B"),
                        body("00" + gets + "0B")));
    }

    @ParameterizedTest
    @CsvSource({"direct", "indirect", "tail", "tail indirect", "same"})
    void passesAllParametersOn(String export) {
        FunctionType type = new FunctionType(types(), types());
        Instance instance = engine.newLinker()
                .function("host", "wide", type, (context, arguments) -> arguments)
                .instantiate(store, engine.compile(passingOn()));
        for (int i = 0; i < 300; i++) {
            assertThat(instance.function(export).call(values())).containsExactly(values());
        }
        assertThat(instance.function(export).type()).isEqualTo(type);
    }

    static Object[] same(Object[] values) {
        return values;
    }

    /** Handles of wide functions take and return an array. */
    @Test
    void handlesTakeAnArray() throws Throwable {
        MethodHandle same = MethodHandles.lookup()
                .findStatic(WideTest.class, "same", MethodType.methodType(Object[].class, Object[].class));
        Instance instance = engine.newLinker()
                .function("host", "wide", new FunctionType(types(), types()), same)
                .instantiate(store, engine.compile(passingOn()));
        Object[] results = (Object[]) instance.function("direct").handle().invokeExact(values());
        assertThat(results).containsExactly(values());
    }

    /** The widest that still fits a Java call, and the first that does not. */
    @ParameterizedTest
    @CsvSource({"240", "246", "247", "248", "249", "250", "255"})
    void theBorderBetweenThem(int count) {
        List<ValueType> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parameters.add(NumberType.I32);
        }
        String type = "60" + leb(count) + "7F".repeat(count) + "01 7F";
        StringBuilder sum = new StringBuilder("20 00");
        StringBuilder gets = new StringBuilder("20 00");
        for (int i = 1; i < count; i++) {
            sum.append("20").append(leb(i)).append("6A");
            gets.append("20").append(leb(i));
        }
        byte[] binary = module(
                section(TYPE, type),
                section(IMPORT, name("host") + name("sum") + "00 00"),
                section(FUNCTION, "00", "00", "00"),
                section(TABLE, "70 00 01"),
                section(EXPORT, name("sum") + "00 01", name("host") + "00 02", name("tail") + "00 03"),
                section(ELEMENT, "00 41 00 0B 01 01"),
                section(
                        CODE,
                        body("00" + sum + "0B"),
                        body("00" + gets + "10 00" + gets + "41 00 11 00 00 6A 0B"),
                        body("00" + gets + "41 00 13 00 00 0B")));
        Instance instance = engine.newLinker()
                .function(
                        "host", "sum", new FunctionType(parameters, List.of(NumberType.I32)), (context, arguments) -> {
                            int total = Arrays.stream(arguments)
                                    .mapToInt(Integer.class::cast)
                                    .sum();
                            return new Object[] {total};
                        })
                .instantiate(store, engine.compile(binary));
        Object[] arguments = new Object[count];
        int sumOfAll = 0;
        for (int i = 0; i < count; i++) {
            arguments[i] = i * i;
            sumOfAll += i * i;
        }
        assertThat(instance.function("sum").call(arguments)).containsExactly(sumOfAll);
        assertThat(instance.function("host").call(arguments)).containsExactly(2 * sumOfAll);
        assertThat(instance.function("tail").call(arguments)).containsExactly(sumOfAll);
    }
}
