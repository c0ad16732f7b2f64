package dev.ashlar.bench;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentFunction;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Ashlar's side of {@code bench/run calls}: the protocol of {@link Peer}, where a workload is a {@link CallScenario} and
 * the argument of {@code run} is how often to do it.
 */
public final class CallsPeer {
    private static final String CALLEE = "ashlar:bench/callee@0.1.0";
    private static final String CALLER = "ashlar:bench/caller@0.1.0";

    private final Engine engine = Engine.create();
    private final Map<String, IntUnaryOperator> loaded = new HashMap<>();

    private CallsPeer() {}

    public static void main(String[] arguments) throws IOException {
        PeerCommands.serve(new CallsPeer()::answer);
    }

    private String answer(String[] command) throws Throwable {
        return switch (command[0]) {
            case "load" -> load(command[1], Path.of(command[2]));
            case "run" -> run(command[1], Integer.parseInt(command[2]));
            default -> "error unknown command " + command[0];
        };
    }

    private String load(String scenario, Path file) throws IOException {
        byte[] binary = Files.readAllBytes(file);
        long begin = System.nanoTime();
        Component component = Component.compile(engine, binary);
        loaded.put(
                scenario,
                switch (scenario) {
                    case "instantiate" -> instantiate(link(component));
                    case "host-to-component" -> callIn(link(component).instantiate(engine.newStore()));
                    case "component-to-host" -> guest(linkToHost(component).instantiate(engine.newStore()), "add");
                    default -> guest(link(component).instantiate(engine.newStore()), scenario);
                });
        return "ok " + (System.nanoTime() - begin);
    }

    private String run(String scenario, int count) {
        IntUnaryOperator operation = loaded.get(scenario);
        if (operation == null) {
            throw new IllegalStateException("not loaded: " + scenario);
        }
        long begin = System.nanoTime();
        int result = operation.applyAsInt(count);
        long elapsed = System.nanoTime() - begin;
        return "ok " + elapsed + " " + String.format("%08x", result);
    }

    private LinkedComponent link(Component component) {
        return ComponentLinker.create(engine).link(component);
    }

    private LinkedComponent linkToHost(Component component) {
        ComponentLinker linker = ComponentLinker.create(engine);
        linker.instance(CALLEE)
                .function(
                        "add",
                        (context, arguments) -> Optional.of(
                                new Value.U32(number(arguments.get(0)) + number(arguments.get(1)) & 0xFFFF_FFFFL)))
                .function("weigh", (context, arguments) -> Optional.of(new Value.U32(0)))
                .function("echo", (context, arguments) -> Optional.of(arguments.getFirst()));
        return linker.link(component);
    }

    private static long number(Value value) {
        return ((Value.U32) value).value();
    }

    private IntUnaryOperator instantiate(LinkedComponent component) {
        return count -> {
            for (int i = 0; i < count; i++) {
                try (Store store = engine.newStore()) {
                    component.instantiate(store);
                }
            }
            return count;
        };
    }

    private static IntUnaryOperator callIn(ComponentInstance instance) {
        ComponentFunction add = instance.instance(CALLEE).function("add");
        return count -> {
            Value total = new Value.U32(0);
            for (int i = 0; i < count; i++) {
                total = add.call(List.of(total, new Value.U32(i))).orElseThrow();
            }
            return (int) number(total);
        };
    }

    private static IntUnaryOperator guest(ComponentInstance instance, String name) {
        ComponentFunction function = instance.instance(CALLER).function(name);
        return count -> (int) number(function.call(new Value.U32(count)).orElseThrow());
    }
}
