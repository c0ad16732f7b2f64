package dev.ashlar.bench;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Store;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Ashlar's side of the protocol that {@link Peer} describes, on the public API with its default configuration. */
public final class AshlarPeer {
    /** Set for {@code bench/run interrupt}. */
    private final Engine engine = Engine.create(EngineConfig.DEFAULT.withFuel(Boolean.getBoolean("ashlar.bench.fuel")));

    private final Map<String, MethodHandle> loaded = new HashMap<>();

    private AshlarPeer() {}

    public static void main(String[] arguments) throws IOException {
        PeerCommands.serve(new AshlarPeer()::answer);
    }

    private String answer(String[] command) throws Throwable {
        return switch (command[0]) {
            case "load" -> load(command[1], Path.of(command[2]));
            case "run" -> run(command[1], Integer.parseInt(command[2]));
            default -> "error unknown command " + command[0];
        };
    }

    private String load(String name, Path file) throws IOException {
        byte[] binary = Files.readAllBytes(file);
        long begin = System.nanoTime();
        Instance instance = engine.newLinker().instantiate(newStore(), engine.compile(binary, name));
        loaded.put(name, instance.function("run").handle());
        return "ok " + (System.nanoTime() - begin);
    }

    private Store newStore() {
        Store store = engine.newStore();
        if (engine.config().fuel()) {
            store.setFuel(Long.MAX_VALUE);
        }
        return store;
    }

    private String run(String name, int argument) throws Throwable {
        MethodHandle run = loaded.get(name);
        if (run == null) {
            throw new IllegalStateException("not loaded: " + name);
        }
        long begin = System.nanoTime();
        long result = (long) run.invokeExact(argument);
        long elapsed = System.nanoTime() - begin;
        return "ok " + elapsed + " " + String.format("%016x", result);
    }
}
