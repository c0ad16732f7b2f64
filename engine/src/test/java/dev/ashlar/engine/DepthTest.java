package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exhausting the call stack, on all kinds of threads. */
class DepthTest {
    private final Engine engine = Engine.create();
    private final Module module = engine.compile(GuestModules.read("traps"));

    @AfterEach
    void close() {
        engine.close();
    }

    private interface Body {
        void run() throws Throwable;
    }

    private static void on(Thread.Builder builder, Body body) throws Throwable {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        builder.start(() -> {
                    try {
                        body.run();
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                })
                .join();
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private Instance instance(HostFunction host) {
        return engine.newLinker()
                .function("host", "call", FunctionType.accepting(NumberType.I32), host)
                .instantiate(engine.newStore(), module);
    }

    private static void exhaustsAndGoesOn(Instance instance) {
        for (int i = 0; i < 300; i++) {
            Trap trap = catchThrowableOfType(
                    Trap.class, () -> instance.function("recurse").call(0));
            assertThat(trap.code()).isEqualTo(TrapCode.CALL_STACK_EXHAUSTED);
            assertThat(trap.detail()).as("found by the budget, not by the JVM").startsWith("deeper than");
            assertThat(trap.backtrace().getFirst().functionName()).contains("recurse");
            assertThat(instance.function("descend").call(3_000)).containsExactly(3_000);
        }
    }

    @Test
    void onAPlatformThread() throws Throwable {
        on(Thread.ofPlatform(), () -> exhaustsAndGoesOn(instance((context, arguments) -> new Object[0])));
    }

    @Test
    void onAVirtualThread() throws Throwable {
        on(Thread.ofVirtual(), () -> exhaustsAndGoesOn(instance((context, arguments) -> new Object[0])));
    }

    /** Less stack than the engine's depth: the JVM's own limit comes first, and is a trap as well. */
    @Test
    void onAThreadWithLittleStack() throws Throwable {
        on(Thread.ofPlatform().stackSize(256 * 1024), () -> {
            Instance instance = instance((context, arguments) -> new Object[0]);
            for (int i = 0; i < 300; i++) {
                Trap trap = catchThrowableOfType(
                        Trap.class, () -> instance.function("recurse").call(0));
                assertThat(trap.code()).isEqualTo(TrapCode.CALL_STACK_EXHAUSTED);
                assertThat(instance.function("descend").call(500)).containsExactly(500);
            }
        });
        onAPlatformThread();
    }

    private void nests(Thread.Builder builder) throws Throwable {
        on(builder, () -> {
            int[] deepest = new int[1];
            Instance instance = instance((context, arguments) -> {
                int level = (int) arguments[0];
                deepest[0] = Math.max(deepest[0], level);
                return context.caller().orElseThrow().function("call_host").call(level + 1);
            });
            for (int i = 0; i < 200; i++) {
                Trap trap = catchThrowableOfType(
                        Trap.class, () -> instance.function("call_host").call(0));
                assertThat(trap.code()).isEqualTo(TrapCode.CALL_STACK_EXHAUSTED);
                assertThat(trap.detail()).startsWith("deeper than");
                assertThat(instance.function("descend").call(3_000)).containsExactly(3_000);
            }
            assertThat(deepest[0]).isGreaterThan(100);
        });
    }

    @Test
    void throughTheHostOnAPlatformThread() throws Throwable {
        nests(Thread.ofPlatform());
    }

    @Test
    void throughTheHostOnAVirtualThread() throws Throwable {
        nests(Thread.ofVirtual());
    }

    @Test
    void throughTheHostOnAThreadWithLittleStack() throws Throwable {
        on(Thread.ofPlatform().stackSize(256 * 1024), () -> {
            Instance instance = instance((context, arguments) ->
                    context.caller().orElseThrow().function("call_host").call((int) arguments[0] + 1));
            for (int i = 0; i < 200; i++) {
                // The JVM's limit may strike host code, which then sees it as it is.
                assertThat(org.assertj.core.api.Assertions.catchThrowable(
                                () -> instance.function("call_host").call(0)))
                        .isInstanceOfAny(Trap.class, StackOverflowError.class);
                assertThat(instance.function("descend").call(500)).containsExactly(500);
            }
        });
        onAPlatformThread();
    }

    /** A host function has room for itself also when it is called from the last level that there is. */
    @Test
    void leavesRoomForHostFunctions() throws Throwable {
        on(Thread.ofPlatform(), () -> {
            HostFunction[] host = {(context, arguments) -> new Object[0]};
            Instance instance = instance((context, arguments) -> host[0].call(context, arguments));
            Function descend = instance.function("descend_to_host");
            int deepest = 1_000;
            for (int step = 4_096; step > 0; step /= 2) {
                if (reaches(descend, deepest + step)) {
                    deepest += step;
                }
            }
            assertThat(deepest).isGreaterThan(4_000);
            Object[] seen = new Object[2];
            host[0] = (context, arguments) -> {
                seen[0] = consume(1_200);
                seen[1] = "%s %08.3f".formatted("needs many classes", Math.PI);
                return new Object[0];
            };
            descend.call(deepest);
            assertThat(seen).containsExactly(1_200, "needs many classes 0003.142");
        });
    }

    private static boolean reaches(Function descend, int levels) {
        try {
            descend.call(levels);
            return true;
        } catch (Trap trap) {
            assertThat(trap.detail()).startsWith("deeper than");
            return false;
        }
    }

    private static int consume(int levels) {
        return levels == 0 ? 0 : consume(levels - 1) + 1;
    }
}
