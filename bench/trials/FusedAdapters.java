// Adapters between components as core WebAssembly, against adapters as Java on the border to the host, and none at all.
// After `bench/run --help` has built everything, from the top folder:
//   java --add-exports dev.ashlar.engine/dev.ashlar.engine.runtime=ALL-UNNAMED \
//       -p engine/target/classes:wit/target/classes:component/target/classes --add-modules dev.ashlar.component \
//       bench/trials/FusedAdapters.java
import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.runtime.LinearMemory;
import dev.ashlar.engine.runtime.MemoryAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;

class FusedAdapters {
    private static final String CALLEE = "ashlar:bench/callee@0.1.0";
    private static final String CALLER = "ashlar:bench/caller@0.1.0";
    private static final FunctionType TWO = FunctionType.returning(NumberType.I32, NumberType.I32, NumberType.I32);

    /** What a generated Java class would do for {@code func(a: u32, b: u32) -> u32} and {@code func(string) -> u32}. */
    static final class JavaAdapter {
        final LinearMemory from;
        final LinearMemory to;
        final MethodHandle add;
        final MethodHandle weigh;
        final MethodHandle realloc;
        boolean callerMayLeave = true;
        boolean calleeMayEnter = true;

        JavaAdapter(Instance caller, Instance callee) {
            from = (LinearMemory) caller.memory("memory");
            to = (LinearMemory) callee.memory("memory");
            add = callee.function(CALLEE + "#add").handle();
            weigh = callee.function(CALLEE + "#weigh").handle();
            realloc = callee.function("cabi_realloc").handle();
        }


        private void enter() {
            if (!callerMayLeave || !calleeMayEnter) {
                throw new IllegalStateException();
            }
            calleeMayEnter = false;
        }

        int add(int a, int b) throws Throwable {
            enter();
            int result = (int) add.invokeExact(a, b);
            calleeMayEnter = true;
            return result;
        }

        int weigh(int address, int length) throws Throwable {
            enter();
            int target = (int) realloc.invokeExact(0, 0, 1, length);
            byte[] in = from.bytes;
            int at = address;
            int end = address + length;
            while (at + 8 <= end && ((long) MemoryAccess.LONG.get(in, at) & 0x8080_8080_8080_8080L) == 0) {
                at += 8;
            }
            for (; at < end; at++) {
                if (in[at] < 0) {
                    throw new IllegalStateException("the text of this trial is ASCII");
                }
            }
            System.arraycopy(in, address, to.bytes, target, length);
            int result = (int) weigh.invokeExact(target, length);
            calleeMayEnter = true;
            return result;
        }
    }

    public static void main(String[] arguments) throws Throwable {
        Engine engine = Engine.create();
        Component both =
                Component.compile(engine, Files.readAllBytes(Path.of("bench/workloads/calls/calls.wasm")));
        var fused = ComponentLinker.create(engine)
                .link(both)
                .instantiate(engine.newStore())
                .instance(CALLER);
        for (String name : List.of("add", "weigh")) {
            int calls = name.equals("add") ? 2_000_000 : 500_000;
            var function = fused.function(name);
            report(name, "core WebAssembly", calls, n -> (int) ((Value.U32)
                            function.call(new Value.U32(n)).orElseThrow())
                    .value());
            report(name, "Java on the border", calls, core(engine, both, name, true));
            if (name.equals("add")) {
                report(name, "none: linked directly", calls, core(engine, both, name, false));
            }
        }
        System.exit(0);
    }

    /** The core modules of the composition, linked without the component layer. */
    static IntUnaryOperator core(Engine engine, Component both, String name, boolean adapted) throws Throwable {
        Store store = engine.newStore();
        Module calleeCode = module(both, "callee");
        Module callerCode = module(both, "caller");
        Instance callee = engine.newLinker().instantiate(store, calleeCode);
        Linker linker = engine.newLinker();
        JavaAdapter[] adapter = {null};
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType type = MethodType.methodType(int.class, int.class, int.class);
        for (String imported : List.of("add", "weigh")) {
            if (adapted) {
                MethodHandle late = MethodHandles.insertArguments(
                        lookup.findStatic(
                                FusedAdapters.class,
                                imported,
                                type.insertParameterTypes(0, JavaAdapter[].class)),
                        0,
                        (Object) adapter);
                linker.function(CALLEE, imported, TWO, late);
            } else {
                linker.define(CALLEE, imported, callee.function(CALLEE + "#" + imported));
            }
        }
        linker.function(
                CALLEE,
                "echo",
                FunctionType.accepting(NumberType.I32, NumberType.I32, NumberType.I32),
                (context, values) -> new Object[0]);
        Instance caller = linker.instantiate(store, callerCode);
        adapter[0] = new JavaAdapter(caller, callee);
        MethodHandle run = caller.function(CALLER + "#" + name).handle();
        return n -> {
            try {
                return (int) run.invokeExact(n);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
    }

    static int add(JavaAdapter[] adapter, int a, int b) throws Throwable {
        return adapter[0].add(a, b);
    }

    static int weigh(JavaAdapter[] adapter, int address, int length) throws Throwable {
        return adapter[0].weigh(address, length);
    }

    static Module module(Component both, String export) {
        return both.modules().stream()
                .filter(module -> module.exports().stream().anyMatch(it -> it.name().startsWith("ashlar:bench/" + export)))
                .findFirst()
                .orElseThrow();
    }

    static void report(String name, String what, int calls, IntUnaryOperator run) {
        double best = Double.MAX_VALUE;
        int result = 0;
        for (int round = 0; round < 30; round++) {
            long begin = System.nanoTime();
            result = run.applyAsInt(calls);
            best = Math.min(best, (System.nanoTime() - begin) / (double) calls);
        }
        System.out.printf("%-6s %-22s %7.1f ns  (%d)%n", name, what, best, result);
    }
}
