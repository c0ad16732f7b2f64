package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.binary.ModuleBytes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Linking, and values of all kinds across the border. */
class LinkerTest {
    private static final FunctionType MIXED = new FunctionType(
            List.of(
                    NumberType.I32,
                    NumberType.I64,
                    NumberType.F32,
                    NumberType.F64,
                    NumberType.V128,
                    ReferenceType.EXTERNREF,
                    ReferenceType.FUNCREF),
            List.of(NumberType.V128, NumberType.I64, ReferenceType.EXTERNREF));
    private static final FunctionType VECTOR = FunctionType.returning(NumberType.V128, NumberType.V128);
    private static final FunctionType SWAP =
            new FunctionType(List.of(NumberType.I32, NumberType.I64), List.of(NumberType.I64, NumberType.I32));
    private static final FunctionType ADD = FunctionType.returning(NumberType.I32, NumberType.I32, NumberType.I32);

    private final Engine engine = Engine.create();
    private final Store store = engine.newStore();
    private final Module module = engine.compile(GuestModules.read("values"));

    @AfterEach
    void close() {
        engine.close();
    }

    private static MethodHandle handle(String name, Class<?> result, Class<?>... parameters) {
        try {
            return MethodHandles.lookup().findStatic(LinkerTest.class, name, MethodType.methodType(result, parameters));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static Object[] mixed(
            CallContext context, int i, long l, float f, double d, V128 v, Object extern, Function function) {
        assertThat(context.caller()).isPresent();
        assertThat(function.call(1, 2)).containsExactly(3);
        return new Object[] {new V128(v.high(), v.low()), i + l + (long) f + (long) d, extern};
    }

    static V128 vector(V128 v) {
        return new V128(v.low() + 1, v.high() + 1);
    }

    static Object[] swap(int i, long l) {
        return new Object[] {l, i};
    }

    static int add(CallContext context, int a, int b) {
        return a + b;
    }

    private Linker handles() {
        return engine.newLinker()
                .function(
                        "host",
                        "mixed",
                        MIXED,
                        handle(
                                "mixed",
                                Object[].class,
                                CallContext.class,
                                int.class,
                                long.class,
                                float.class,
                                double.class,
                                V128.class,
                                Object.class,
                                Function.class))
                .function("host", "vector", VECTOR, handle("vector", V128.class, V128.class))
                .function("host", "swap", SWAP, handle("swap", Object[].class, int.class, long.class))
                .function("host", "add", ADD, handle("add", int.class, CallContext.class, int.class, int.class));
    }

    private Linker functions() {
        return engine.newLinker()
                .function(
                        "host",
                        "mixed",
                        MIXED,
                        (c, a) -> mixed(
                                c, (int) a[0], (long) a[1], (float) a[2], (double) a[3], (V128) a[4], a[5], (Function)
                                        a[6]))
                .function("host", "vector", VECTOR, (c, a) -> new Object[] {vector((V128) a[0])})
                .function("host", "swap", SWAP, (c, a) -> new Object[] {a[1], a[0]})
                .function("host", "add", ADD, (c, a) -> new Object[] {(int) a[0] + (int) a[1]});
    }

    @Test
    void valuesCrossTheBorderAsHandles() throws Throwable {
        valuesCrossTheBorder(handles().instantiate(store, module));
    }

    @Test
    void valuesCrossTheBorderAsObjects() throws Throwable {
        valuesCrossTheBorder(functions().instantiate(store, module));
    }

    private static void valuesCrossTheBorder(Instance instance) throws Throwable {
        Object extern = new Object();
        Function add = instance.function("add");
        for (int i = 0; i < 20_000; i++) {
            assertThat(instance.function("mixed").call(1, 2L << 40, 3f, 4d, new V128(5, 6), extern, add))
                    .containsExactly(new V128(6, 5), 1 + (2L << 40) + 3 + 4, extern);
        }
        assertThat(instance.function("mixed").call(1, 2L, 3f, 4d, new V128(5, 6), null, add))
                .containsExactly(new V128(6, 5), 10L, null);
        assertThat(instance.function("vector").call(new V128(-1, 7))).containsExactly(new V128(0, 8));
        assertThat(instance.function("swap").call(1, 2L)).containsExactly(2L, 1);
        assertThat(instance.function("three").call(-3)).containsExactly(-3, -3L, -3d);
        assertThat((int) add.handle().invokeExact(40, 2)).isEqualTo(42);
        assertThat((V128) instance.function("vector").handle().invokeExact(new V128(0, 0)))
                .isEqualTo(new V128(1, 1));
        assertThat((Object[]) instance.function("swap").handle().invokeExact(1, 2L))
                .containsExactly(2L, 1);
    }

    @Test
    void argumentsHaveToFit() {
        Instance instance = handles().instantiate(store, module);
        assertThatThrownBy(() -> instance.function("add").call(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 arguments given where 2 are expected: [i32, i32]");
        assertThatThrownBy(() -> instance.function("add").call(1, 2L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Long is no i32");
        Function foreign = engine.newStore().newFunction(ADD, (c, a) -> new Object[] {0});
        assertThatThrownBy(() -> instance.function("mixed").call(1, 2L, 3f, 4d, new V128(5, 6), null, foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a function of another store");
    }

    @Test
    void handlesHaveToFit() {
        assertThatThrownBy(
                        () -> engine.newLinker().function("host", "add", ADD, handle("vector", V128.class, V128.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("host.add: a handle for (i32, i32) -> (i32) is of type (int,int)int"
                        + " (or with a leading CallContext), not (V128)V128");
    }

    @Test
    void allMissingImportsAreNamed() {
        assertThatThrownBy(() -> engine.newLinker()
                        .function("host", "add", ADD, (c, a) -> a)
                        .instantiate(store, module))
                .isInstanceOfSatisfying(
                        LinkException.class,
                        e -> assertThat(e.missing())
                                .extracting(ImportType::name)
                                .containsExactlyElementsOf(module.imports().stream()
                                        .map(ImportType::name)
                                        .filter(name -> !name.equals("add"))
                                        .toList()))
                .hasMessageStartingWith("module values imports what is not defined: ")
                .hasMessageContaining("\"host\" \"mixed\" of type (i32, i64, f32, f64, v128,")
                .hasMessageContaining("; \"host\" \"swap\" of type (i32, i64) -> (i64, i32)");
        assertThat(store.inUse().instances()).isZero();
    }

    @Test
    void aMissingImportIsNamed() {
        byte[] needsMemory = {0, 'a', 's', 'm', 1, 0, 0, 0, 2, 8, 1, 1, 'e', 1, 'm', 2, 0, 1};
        assertThatThrownBy(() -> engine.newLinker().instantiate(store, engine.compile(needsMemory, "needs")))
                .isInstanceOf(LinkException.class)
                .hasMessageStartingWith("module needs imports \"e\" \"m\" of type ")
                .hasMessageEndingWith(": nothing is defined under that name");
    }

    @Test
    void anImportOfAnotherTypeIsNamedWithBothTypes() {
        assertThatThrownBy(() ->
                        functions().function("host", "swap", ADD, (c, a) -> a).instantiate(store, module))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "module values imports \"host\" \"swap\" of type (i32, i64) -> (i64, i32): incompatible import"
                                + " type: the definition is of type (i32, i32) -> (i32)");
    }

    @Test
    void aMissingImportMayTrapInstead() {
        Instance instance = engine.newLinker().trapMissing().instantiate(store, module);
        assertThat(instance.function("three").call(1)).hasSize(3);
        assertThatThrownBy(() -> instance.function("add").call(1, 2))
                .isInstanceOf(Trap.class)
                .hasMessage("missing import called: host.add");
        assertThatThrownBy(() -> instance.function("vector").call(new V128(0, 0)))
                .isInstanceOf(Trap.class)
                .hasMessage("missing import called: host.vector");
    }

    @Test
    void exportsOfAnInstanceCanBeImported() {
        Instance first = functions().instantiate(store, module);
        Instance second = functions().instance("host", first).instantiate(store, module);
        assertThat(second.function("add").call(20, 22)).containsExactly(42);
        assertThat(second.function("swap").call(1, 2L)).containsExactly(2L, 1);
        Store other = engine.newStore();
        assertThatThrownBy(() -> functions().instance("host", first).instantiate(other, module))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("the definition belongs to another store");
    }

    @Test
    void anUnknownExportIsNamedWithThoseThereAre() {
        Instance instance = functions().instantiate(store, module);
        assertThatThrownBy(() -> instance.function("sub"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("module values exports no function \"sub\"; it exports mixed, vector, swap, add, three");
        assertThatThrownBy(() -> instance.memory("memory"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("module values exports no memory \"memory\"; it exports none");
    }

    @Test
    void enginesDoNotMix() {
        try (Engine other = Engine.create()) {
            Module foreign = other.compile(GuestModules.read("values"));
            assertThatThrownBy(() -> functions().instantiate(store, foreign))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("store and module belong to different engines");
        }
    }

    @Test
    void hostFunctionsCanBeCalledDirectly() {
        Function add = store.newFunction(ADD, (context, arguments) -> {
            assertThat(context.caller()).isEmpty();
            return new Object[] {(int) arguments[0] + (int) arguments[1]};
        });
        assertThat(add.call(1, 2)).containsExactly(3);
        assertThat(add.type()).isEqualTo(ADD);
    }

    @Test
    void anEmptyModuleLinks() {
        assertThat(engine.newLinker()
                        .instantiate(store, engine.compile(ModuleBytes.module()))
                        .exports())
                .isEmpty();
    }
}
