package dev.ashlar.bench;

import com.sun.management.ThreadMXBean;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.Store;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ashlar's side of {@code bench/run instantiate} and of the core part of {@code bench/run calls}, by its public API: the protocol of
 * {@link Peer}, where a workload is a {@link CallScenario} and the argument of {@code run} is how often to do it. {@code garbage NAME
 * N} answers with the bytes that N operations allocate.
 */
public final class CorePeer {
    private static final String TRACKED = "fresh-tracked";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** So many operations; returns something that depends on all of them. */
    private interface Operations {
        int run(int times) throws Throwable;
    }

    private final Map<String, Operations> loaded = new HashMap<>();

    private CorePeer() {}

    public static void main(String[] arguments) throws IOException {
        PeerCommands.serve(new CorePeer()::answer);
    }

    private String answer(String[] command) throws Throwable {
        long begin = System.nanoTime();
        return switch (command[0]) {
            case "load" -> {
                loaded.put(command[1], load(command[1], Path.of(command[2])));
                yield "ok " + (System.nanoTime() - begin);
            }
            case "run" -> {
                int result = operations(command[1]).run(Integer.parseInt(command[2]));
                yield "ok " + (System.nanoTime() - begin) + " " + result;
            }
            case "garbage" -> {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                int ignored = operations(command[1]).run(Integer.parseInt(command[2]));
                yield "ok " + (THREADS.getCurrentThreadAllocatedBytes() - before);
            }
            default -> "error unknown command " + command[0];
        };
    }

    private Operations operations(String name) {
        Operations known = loaded.get(name);
        if (known == null) {
            throw new IllegalStateException("not loaded: " + name);
        }
        return known;
    }

    private static Operations load(String name, Path file) throws Exception {
        Engine engine = Engine.create(EngineConfig.DEFAULT.withTrackWrites(name.equals(TRACKED)));
        Module module = engine.compile(Files.readAllBytes(file), name);
        return switch (name) {
            case "fresh", TRACKED, "fresh-large" -> fresh(engine, module);
            case "host-to-wasm" -> identity(calls(engine, module, file).function("identity"));
            case "wasm-to-host" -> inside(calls(engine, module, file).function("to-host"));
            case "cross-instance" -> inside(calls(engine, module, file).function("to-instance"));
            case "indirect" -> inside(calls(engine, module, file).function("indirect"));
            default -> throw new IllegalArgumentException("unknown scenario " + name);
        };
    }

    /** An instance for each operation, which ends with it. */
    private static Operations fresh(Engine engine, Module module) {
        Linker linker = engine.newLinker();
        return times -> {
            int sum = 0;
            for (int i = 0; i < times; i++) {
                try (Store store = engine.newStore()) {
                    @Nullable Object[] result =
                            linker.instantiate(store, module).function("bump").call();
                    sum += (int) Objects.requireNonNull(result[0]);
                }
            }
            return sum;
        };
    }

    private static Instance calls(Engine engine, Module module, Path file) throws Exception {
        Store store = engine.newStore();
        Instance callee = engine.newLinker()
                .instantiate(store, engine.compile(Files.readAllBytes(file.resolveSibling("callee.wasm")), "callee"));
        MethodHandle next =
                MethodHandles.lookup().findStatic(CorePeer.class, "next", MethodType.methodType(int.class, int.class));
        FunctionType type = new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32));
        return engine.newLinker()
                .function("host", "next", type, next)
                .instance("callee", callee)
                .instantiate(store, module);
    }

    static int next(int value) {
        return value + 1;
    }

    private static Operations identity(Function function) {
        MethodHandle handle = function.handle();
        return times -> {
            int sum = 0;
            for (int i = 0; i < times; i++) {
                sum += (int) handle.invokeExact(i);
            }
            return sum;
        };
    }

    private static Operations inside(Function loop) {
        MethodHandle handle = loop.handle();
        return times -> (int) handle.invokeExact(times);
    }
}
