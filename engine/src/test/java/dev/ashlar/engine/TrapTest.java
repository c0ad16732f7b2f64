package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrapTest {
    private static final byte[] BINARY = GuestModules.read("traps");
    private static final int HOT = Integer.getInteger("ashlar.test.throws", 30_000);

    private final Engine engine = Engine.create();
    private final Store store = engine.newStore();
    private HostFunction host = (context, arguments) -> new Object[0];
    private final Instance instance = engine.newLinker()
            .function("host", "call", FunctionType.accepting(NumberType.I32), (c, a) -> host.call(c, a))
            .instantiate(store, engine.compile(BINARY));

    @AfterEach
    void close() {
        engine.close();
    }

    private Trap trap(String function, Object... arguments) {
        return catchThrowableOfType(
                Trap.class, () -> instance.function(function).call(arguments));
    }

    private static Object[] zeros(Function function) {
        return function.type().parameters().stream()
                .map(type -> switch ((NumberType) type) {
                    case I32 -> (Object) 0;
                    case I64 -> 0L;
                    case F32 -> 0f;
                    case F64 -> Double.NaN;
                    case V128 -> new V128(0, 0);
                })
                .toArray();
    }

    /** Name, marker before the instruction, its opcode, code and message of the trap. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unreachable   | 100001 | 0x00 | unreachable                 | unreachable
            div_s         | 100002 | 0x6d | integer-divide-by-zero      | integer divide by zero
            rem_u         | 100003 | 0x82 | integer-divide-by-zero      | integer divide by zero
            load8         | 100011 | 0x2d | memory-out-of-bounds        | out of bounds memory access: address 100011 in a memory of 65536 bytes
            load16        | 100012 | 0x2e | memory-out-of-bounds        | out of bounds memory access: address 100012 in a memory of 65536 bytes
            load32        | 100013 | 0x28 | memory-out-of-bounds        | out of bounds memory access: address 100013 in a memory of 65536 bytes
            load64        | 100014 | 0x29 | memory-out-of-bounds        | out of bounds memory access: address 100018 in a memory of 65536 bytes
            load128       | 100018 | 0xfd | memory-out-of-bounds        | out of bounds memory access: address 100018 in a memory of 65536 bytes
            store8        | 100015 | 0x3a | memory-out-of-bounds        | out of bounds memory access: address 100015 in a memory of 65536 bytes
            store64       | 100016 | 0x39 | memory-out-of-bounds        | out of bounds memory access: address 100016 in a memory of 65536 bytes
            fill          | 100017 | 0xfc | memory-out-of-bounds        | out of bounds memory access: 100017 bytes at 0 of a memory of 65536 bytes
            undefined     | 100021 | 0x11 | undefined-element           | undefined element: element 100021 of a table of 4
            table_get     | 100024 | 0x25 | table-out-of-bounds         | out of bounds table access: 1 elements at 100024 of a table of 4
            """)
    void tellsWhatAndWhereAlsoWhenHot(String name, int marker, String opcode, String code, String message) {
        Function function = instance.function(name);
        int offset = GuestModules.indexOf(
                BINARY,
                GuestModules.behindConstant(BINARY, marker),
                Integer.decode(opcode).byteValue());
        for (int i = 0; i < HOT; i++) {
            Trap trap = catchThrowableOfType(Trap.class, () -> function.call(zeros(function)));
            if (i % (HOT / 10) == 0 || i == HOT - 1) {
                assertThat(trap.code().id()).as("throw %d", i).isEqualTo(code);
                assertThat(trap).hasMessage(message);
                assertThat(trap.backtrace())
                        .as("throw %d", i)
                        .extracting(WasmFrame::module, WasmFrame::functionName, WasmFrame::offset)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("traps", Optional.of(name), offset));
            }
        }
    }

    @Test
    void tellsArithmeticTrapsApart() {
        assertThat(trap("overflow").code()).isEqualTo(TrapCode.INTEGER_OVERFLOW);
        assertThat(trap("trunc", Double.NaN).code()).isEqualTo(TrapCode.INVALID_CONVERSION);
        assertThat(trap("trunc", 1e10).code()).isEqualTo(TrapCode.INTEGER_OVERFLOW);
    }

    @Test
    void tellsIndirectCallsApart() {
        assertThat(trap("uninitialized")).hasMessage("uninitialized element: element 3");
        assertThat(trap("mismatch").code()).isEqualTo(TrapCode.INDIRECT_CALL_TYPE_MISMATCH);
        assertThat(trap("mismatch").getMessage()).contains("element 0", "expected");
        for (String name : List.of("uninitialized", "mismatch")) {
            WasmFrame frame = trap(name).backtrace().getFirst();
            assertThat(BINARY[frame.offset()]).isEqualTo((byte) 0x11);
        }
    }

    @Test
    void backtraceListsCallersInnermostFirst() {
        Trap trap = trap("outer", 0);
        assertThat(trap.backtrace())
                .extracting(frame -> frame.functionName().orElse("?"))
                .containsExactly("inner", "middle", "outer");
        List<WasmFrame> frames = trap.backtrace();
        assertThat(BINARY[frames.get(0).offset()]).isEqualTo((byte) 0x28);
        assertThat(frames.get(1).offset()).isEqualTo(GuestModules.behindConstant(BINARY, 100032) + 2);
        assertThat(frames.get(2).offset()).isEqualTo(GuestModules.behindConstant(BINARY, 100033) + 2);
        assertThat(BINARY[frames.get(2).offset()]).isEqualTo((byte) 0x10);
        assertThat(trap.report())
                .startsWith("trap: out of bounds memory access")
                .contains("\n    at traps!inner[%d] @ 0x%x"
                        .formatted(frames.get(0).functionIndex(), frames.get(0).offset()));
    }

    @Test
    void backtraceNumbersFunctionsWithoutName() {
        WasmFrame frame = trap("unnamed").backtrace().getLast();
        assertThat(frame.functionName()).isEmpty();
        assertThat(frame.toString())
                .isEqualTo("traps!func[%d] @ 0x%x".formatted(frame.functionIndex(), frame.offset()));
    }

    @Test
    void backtraceSpansNestedCallsThroughTheHost() {
        host = (context, arguments) ->
                context.caller().orElseThrow().function("outer").call(arguments);
        Trap trap = trap("call_host", 0);
        assertThat(trap.backtrace())
                .extracting(frame -> frame.functionName().orElse("?"))
                .containsExactly("inner", "middle", "outer", "call_host");
    }

    @Test
    void aTrapOfTheHostHasTheCallersFrames() {
        TrapCode own = new TrapCode("quota", "quota exceeded");
        host = (context, arguments) -> {
            throw new Trap(own, "3 of 3 used");
        };
        Trap trap = trap("call_host", 0);
        assertThat(trap.code()).isEqualTo(own);
        assertThat(trap).hasMessage("quota exceeded: 3 of 3 used");
        assertThat(trap.backtrace()).hasSize(1);
        assertThat(trap.backtrace().getFirst().offset()).isEqualTo(GuestModules.behindConstant(BINARY, 100041) + 3);
    }

    @Test
    void aStartFunctionMayTrap() {
        Trap trap = catchThrowableOfType(
                Trap.class, () -> engine.newLinker().instantiate(store, engine.compile(GuestModules.read("start"))));
        assertThat(trap.code()).isEqualTo(TrapCode.UNREACHABLE);
        assertThat(trap.backtrace().getFirst().functionName()).contains("init");
    }

    @Test
    void theInstanceGoesOnAfterATrap() {
        trap("load32", 0);
        assertThat(instance.function("load8").call(-100_011)).containsExactly(0);
        assertThatThrownBy(() -> instance.function("load8").call(-100_012)).isInstanceOf(Trap.class);
    }

    @Test
    void framesHaveReadableNames() {
        StackTraceElement[][] trace = new StackTraceElement[1][];
        host = (context, arguments) -> {
            trace[0] = Thread.currentThread().getStackTrace();
            return new Object[0];
        };
        instance.function("call_host").call(0);
        assertThat(trace[0])
                .anySatisfy(element -> assertThat(element.toString()).contains("ashlar.guest.", "$call_host"));
    }
}
