package dev.ashlar.fuzz;

import static dev.ashlar.fuzz.ModuleBuilder.I32;
import static dev.ashlar.fuzz.ModuleBuilder.I64;
import static dev.ashlar.fuzz.ModuleBuilder.V128;
import static dev.ashlar.fuzz.ModuleBuilder.code;
import static dev.ashlar.fuzz.ModuleBuilder.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Store;
import dev.ashlar.fuzz.ModuleBuilder.Code;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid modules that are large in one respect each; random ones hardly ever are. All run within the usual cost. */
class ExtremeModulesTest {
    private static final Engine ENGINE = Engine.create();
    private static final int LOCAL_GET = 0x20;
    private static final int LOCAL_SET = 0x21;
    private static final int I32_CONST = 0x41;
    private static final int I32_ADD = 0x6a;
    private static final int BLOCK = 0x02;
    private static final int LOOP = 0x03;
    private static final int IF = 0x04;
    private static final int ELSE = 0x05;
    private static final int END = 0x0b;
    private static final int CALL = 0x10;
    private static final int RETURN_CALL = 0x12;
    private static final int TRY_TABLE = 0x1f;
    private static final int EMPTY = 0x40;

    private final ModuleBuilder module = new ModuleBuilder();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {I32, I64, V128})
    void manyLocals(int type) {
        module.function(module.type(times(1, I32), I32), 49_990, type, code().op(LOCAL_GET, 0));
        assertThat(call(7)).containsExactly(7);
    }

    @Test
    void manyLocalsInUse() {
        Code code = code();
        for (int i = 0; i < 5_000; i++) {
            code.op(LOCAL_GET, 9L * i).op(I32_CONST, 1).op(I32_ADD).op(LOCAL_SET, 9L * i + 9);
        }
        module.function(module.type(times(1, I32), I32), 49_990, I32, code.op(LOCAL_GET, 45_000));
        assertThat(call(7)).containsExactly(5_007);
    }

    @Test
    void manyFunctionsOfManyLocals() {
        int type = module.type(times(1, I32), I32);
        for (int i = 0; i < 200; i++) {
            module.function(type, 49_990, I64, code().op(LOCAL_GET, 0));
        }
        assertThat(call(7)).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {CALL, RETURN_CALL})
    void manyParametersAndResults(int call) {
        int type = module.type(times(1_000, I64), times(1_000, I64));
        Code all = code();
        for (int i = 0; i < 1_000; i++) {
            all.op(LOCAL_GET, i);
        }
        module.function(type, code().repeat(1, all).op(call, 1)).function(type, all);
        Object[] arguments = new Object[1_000];
        Arrays.setAll(arguments, i -> (long) i);
        assertThat(call(arguments)).containsExactly(arguments);
    }

    @ParameterizedTest
    @ValueSource(ints = {BLOCK, LOOP})
    void deepBlocks(int block) {
        deep(code().op(block, EMPTY), 10_000, code().op(END));
    }

    @Test
    void deepConditions() {
        deep(code().op(LOCAL_GET, 0).op(IF, EMPTY), 5_000, code().op(ELSE, END));
    }

    @Test
    void deepHandlers() {
        deep(code().op(TRY_TABLE, EMPTY, 0), 500, code().op(END));
    }

    private void deep(Code open, int depth, Code close) {
        Code code = code().repeat(depth, open).repeat(depth, close).op(LOCAL_GET, 0);
        module.function(module.type(times(1, I32), I32), code);
        assertThat(call(7)).containsExactly(7);
    }

    @Test
    void blocksOfManyParameters() {
        int type = module.type(times(300, I32), times(300, I32));
        Code code = code();
        for (int i = 0; i < 300; i++) {
            code.op(LOCAL_GET, i);
        }
        code.repeat(50, code().op(LOOP, type)).repeat(50, code().op(END));
        module.function(type, code);
        Object[] arguments = new Object[300];
        Arrays.setAll(arguments, i -> i);
        assertThat(call(arguments)).containsExactly(arguments);
    }

    @Test
    void branchTableOfManyTargets() {
        Code code = code().repeat(100, code().op(BLOCK, EMPTY)).op(LOCAL_GET, 0).branchTable(12_000, 100);
        code.repeat(100, increment().op(END)).op(LOCAL_GET, 1);
        module.function(module.type(times(1, I32), I32), 1, I32, code);
        assertThat(call(4_242)).containsExactly(100 - 42 - 1);
        assertThat(call(-1)).containsExactly(100 - 1);
    }

    @Test
    void branchTableOutOfManyBlocks() {
        Code code =
                code().repeat(3_000, code().op(BLOCK, EMPTY)).op(LOCAL_GET, 0).branchTable(3_000, 3_000);
        code.op(END).repeat(2_999, increment().op(END)).op(LOCAL_GET, 1);
        module.function(module.type(times(1, I32), I32), 1, I32, code);
        assertThat(call(1_000)).containsExactly(2_999 - 1_000);
        assertThat(call(2_999)).containsExactly(0);
    }

    private static Code increment() {
        return code().op(LOCAL_GET, 1).op(I32_CONST, 1).op(I32_ADD).op(LOCAL_SET, 1);
    }

    @Test
    void longExpression() {
        Code code =
                code().op(LOCAL_GET, 0).repeat(100_000, code().op(I32_CONST, 3).op(I32_ADD));
        module.function(module.type(times(1, I32), I32), code);
        assertThat(call(7)).containsExactly(300_007);
    }

    @Test
    void longLoop() {
        Code step = code().op(LOCAL_GET, 0).op(I32_CONST, 3).op(I32_ADD).op(LOCAL_SET, 0);
        Code again = code().op(LOCAL_GET, 1)
                .op(I32_CONST, 1)
                .op(I32_ADD, 0x22, 1)
                .op(I32_CONST, 4)
                .op(0x49, 0x0d, 0);
        Code code = code().op(LOOP, EMPTY)
                .repeat(20_000, step)
                .repeat(1, again)
                .op(END)
                .op(LOCAL_GET, 0);
        module.function(module.type(times(1, I32), I32), 1, I32, code);
        assertThat(call(7)).containsExactly(4 * 3 * 20_000 + 7);
    }

    @ParameterizedTest
    @ValueSource(ints = {I32, I64})
    void deepStack(int type) {
        int add = type == I32 ? I32_ADD : 0x7c;
        Code code = code().repeat(6_000, code().op(LOCAL_GET, 0)).repeat(5_999, code().op(add));
        module.function(module.type(times(1, type), type), code);
        assertThat(type == I32 ? call(7) : call(7L)).containsExactly(type == I32 ? (Object) 42_000 : 42_000L);
    }

    @Test
    void manyCalls() {
        int type = module.type(times(1, I32), I32);
        Code next = code().op(LOCAL_GET, 0).op(I32_CONST, 1).op(I32_ADD);
        module.function(type, code().op(LOCAL_GET, 0).repeat(30_000, code().op(CALL, 1)))
                .function(type, next);
        assertThat(call(7)).containsExactly(30_007);
    }

    @Test
    void manyFunctions() {
        int type = module.type(times(1, I32), I32);
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            Code code = code().op(LOCAL_GET, 0).op(I32_CONST, 1).op(I32_ADD);
            module.function(type, i + 200 < count ? code.op(CALL, i + 200) : code);
        }
        assertThat(call(7)).containsExactly(107);
    }

    private Object[] call(Object... arguments) {
        byte[] bytes = module.build();
        Meter meter = new Meter();
        try (Store store = ENGINE.newStore()) {
            Instance instance = ENGINE.newLinker().instantiate(store, ENGINE.compile(bytes));
            Object[] results = instance.function("f0").call(arguments);
            assertThat(Allowance.ANY_BYTES.check(Stage.CALL, meter, bytes.length, 0))
                    .isEmpty();
            return results;
        }
    }
}
