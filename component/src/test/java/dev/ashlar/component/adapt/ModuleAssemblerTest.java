package dev.ashlar.component.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import org.junit.jupiter.api.Test;

class ModuleAssemblerTest {
    private static final FunctionType UNARY = FunctionType.returning(NumberType.I32, NumberType.I32);
    private final ModuleAssembler module = new ModuleAssembler();

    @Test
    void functionsMayBeImportedAndWrittenAfterTheyAreCalled() {
        FunctionAssembler outer = new FunctionAssembler(UNARY);
        FunctionAssembler inner = new FunctionAssembler(UNARY);
        module.exportFunction("outer", module.define("outer", outer));
        FunctionId innerId = module.define("inner", inner);
        FunctionId imported = module.importFunction("host", "triple", UNARY);
        outer.get(0).call(innerId).call(imported);
        inner.get(0).i32(-1_000_000).op(Op.I32_ADD);
        try (Engine engine = Engine.create();
                Store store = engine.newStore()) {
            Instance instance = engine.newLinker()
                    .function("host", "triple", UNARY, (context, values) -> new Object[] {3 * (int) values[0]})
                    .instantiate(store, engine.compile(module.assemble()));
            assertThat(instance.function("outer").call(1_000_007)).containsExactly(21);
            assertThat(instance.module().functionName(1)).contains("outer");
        }
    }

    @Test
    void writesSeveralMemoriesGlobalsAndData() {
        module.exportMemory("first", module.memory(1, 1));
        int second = module.memory(1, 3);
        module.exportMemory("second", second);
        int counter = module.global(-5);
        module.data(second, 200, new byte[] {1, 2, 3, 4});
        FunctionAssembler code = new FunctionAssembler(UNARY);
        code.globalGet(counter).i32(1).op(Op.I32_ADD).globalSet(counter);
        code.i32(8).i32(200).i32(4).memoryCopy(0, second);
        code.get(0).access(Op.I32_LOAD, second, 100).globalGet(counter).op(Op.I32_ADD);
        module.exportFunction("f", module.define("f", code));
        try (Engine engine = Engine.create();
                Store store = engine.newStore()) {
            Instance instance = engine.newLinker().instantiate(store, engine.compile(module.assemble()));
            assertThat(instance.function("f").call(100)).containsExactly(0x04030201 - 4);
            assertThat(instance.memory("first").readInt(8)).isEqualTo(0x04030201);
        }
    }

    @Test
    void exceptionsAreCaughtAndTrapsAreNot() {
        FunctionId thrower = module.importFunction("host", "thrower", FunctionType.accepting());
        FunctionAssembler code = new FunctionAssembler(UNARY);
        code.block().block().catchAll(0).call(thrower).end().br(1).end();
        code.op(Op.UNREACHABLE).end().get(0);
        module.exportFunction("f", module.define("f", code));
        try (Engine engine = Engine.create();
                Store store = engine.newStore()) {
            Instance calm = engine.newLinker()
                    .function("host", "thrower", FunctionType.accepting(), (context, values) -> new Object[0])
                    .instantiate(store, engine.compile(module.assemble()));
            assertThat(calm.function("f").call(7)).containsExactly(7);
        }
        try (Engine engine = Engine.create();
                Store store = engine.newStore()) {
            ModuleAssembler throwing = new ModuleAssembler();
            FunctionAssembler body = new FunctionAssembler(FunctionType.accepting());
            throwing.exportFunction("thrower", throwing.define("thrower", body));
            body.op(Op.UNREACHABLE);
            Instance trapping = engine.newLinker().instantiate(store, engine.compile(throwing.assemble()));
            Instance caller =
                    engine.newLinker().instance("host", trapping).instantiate(store, engine.compile(module.assemble()));
            assertThatThrownBy(() -> caller.function("f").call(7))
                    .isInstanceOf(Trap.class)
                    .extracting(e -> ((Trap) e).backtrace().size())
                    .isEqualTo(2);
        }
    }

    @Test
    void localsOfATypeAreHandedOutAgain() {
        FunctionAssembler code = new FunctionAssembler(UNARY);
        int first = code.local(NumberType.I64);
        code.release(first);
        assertThat(code.local(NumberType.I32)).isNotEqualTo(first);
        assertThat(code.local(NumberType.I64)).isEqualTo(first);
    }

    @Test
    void importsComeBeforeDefinitions() {
        module.memory(1, 1);
        assertThatIllegalStateException().isThrownBy(() -> module.importMemory("m", "m"));
    }
}
