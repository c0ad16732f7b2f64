import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.Trap;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What it costs to enter a store, to call a host function from inside, and to trap: {@code java -cp engine/target/classes
 * bench/trials/Entry.java}. Minimum of 30 rounds.
 */
public final class Entry {
    private static final int CALLS = 200_000;

    private interface Body {
        void run() throws Throwable;
    }

    public static void main(String[] arguments) throws Throwable {
        byte[] endless = Files.readAllBytes(Path.of("engine/src/test/resources/dev/ashlar/engine/endless.wasm"));
        byte[] traps = Files.readAllBytes(Path.of("engine/src/test/resources/dev/ashlar/engine/traps.wasm"));
        try (Engine engine = Engine.create()) {
            Instance instance = engine.newLinker()
                    .function("host", "call", FunctionType.accepting(NumberType.I32), (context, values) -> new Object[0])
                    .instantiate(engine.newStore(), engine.compile(endless));
            Function work = instance.function("work");
            MethodHandle handle = work.handle();
            Function callHost = instance.function("call_host");
            MethodHandle callHostHandle = callHost.handle();
            report("enter and leave, by handle", CALLS, () -> {
                int ignored = (int) handle.invokeExact(1);
            });
            report("enter and leave, with objects", CALLS, () -> work.call(1));
            report("the same and a host function", CALLS, () -> {
                callHostHandle.invokeExact(0);
            });
            Instance trapping = engine.newLinker().trapMissing().instantiate(engine.newStore(), engine.compile(traps));
            Function unreachable = trapping.function("unreachable");
            Function outer = trapping.function("outer");
            report("trap, one frame", CALLS / 10, () -> trap(unreachable, false));
            report("trap, one frame, backtrace read", CALLS / 10, () -> trap(unreachable, true));
            report("trap, three frames, backtrace read", CALLS / 10, () -> trap(outer, true, 0));
        }
    }

    private static void trap(Function function, boolean read, Object... values) {
        try {
            function.call(values);
        } catch (Trap trap) {
            if (read && trap.backtrace().isEmpty()) {
                throw new AssertionError("no frames");
            }
        }
    }

    private static void report(String what, int calls, Body body) throws Throwable {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                body.run();
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("%-36s %,9.1f ns%n", what, (double) best / calls);
    }
}
