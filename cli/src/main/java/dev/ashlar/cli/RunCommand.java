package dev.ashlar.cli;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar run}: instantiates a core module or a component and calls one of its functions. */
@Command(
        name = "run",
        description = {
            "Run a function of a WebAssembly module or component and print its results, one per line.",
            "",
            "Arguments for a module are written as in the text format: -1, 0xff, 1.5e3, inf, nan. A vector is 0x and "
                    + "up to 32 hexadecimal digits, a reference can only be null.",
            "",
            "Arguments for a component are written in WAVE: 1, \"text\", 'c', [1, 2], {x: 1, y: 2}, (1, true), some(1), "
                    + "none, ok(1), err(\"why\"); so is the result. The function is one of the component, or one of an "
                    + "interface that it exports, named interface#function where the name alone is not clear."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar run fib.wasm --invoke fib 30",
            "  ashlar run fib.wasm --invoke fib 50 --timeout 2s --max-memory 16MiB",
            "  ashlar run calculator.wasm --invoke 'add(1, 2)'",
            "  ashlar run calculator.wasm --invoke 'docs:calculator/calculate@1.0.0#add(1, 2)'"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A WebAssembly module or component in the binary format.")
    private Path path;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "One for each parameter of the function.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--invoke",
            paramLabel = "CALL",
            description = "The function to call, of a component with its arguments; without it, _start of a module "
                    + "where there is one.")
    private @Nullable String export;

    @Option(names = "--fuel", paramLabel = "N", description = "Trap after about N instructions.")
    private @Nullable Long fuel;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "Trap when this much time has passed: 250ms, 2s, 1m.")
    private @Nullable Duration timeout;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = Quantities.Size.class,
            description = "What all memories may hold together: 64k, 16MiB, 1g. Default: 1g.")
    private @Nullable Long maxMemory;

    @Option(
            names = "--max-stack",
            paramLabel = "SIZE",
            converter = Quantities.Size.class,
            description = "How deep calls may go, in bytes of stack. Default: 704k.")
    private @Nullable Long maxStack;

    @Mixin
    private JsonOption json;

    /** Negative numbers look like options: {@link #refuseUnknownOptions} tells them apart. */
    @Spec
    void acceptNegativeNumbers(CommandSpec given) {
        given.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() throws Exception {
        refuseUnknownOptions();
        var file = ModuleFile.read(path);
        var config = engineConfig();
        var invocation = new Invocation(path, export, arguments, this::wrongUsage);
        try (var engine = Engine.create(config)) {
            var call = file.isComponent()
                    ? ComponentCall.of(file.compileComponent(engine), invocation)
                    : ModuleCall.of(file.compile(engine), invocation);
            print(GuestThread.call(config.maxStackBytes(), () -> run(engine, call)));
        }
        return ExitCode.SUCCESS;
    }

    private void refuseUnknownOptions() {
        for (String argument : arguments) {
            if (argument.matches("-(?!\\.?[0-9]|inf$|nan).*")) {
                throw wrongUsage("Unknown option: '" + argument + "'");
            }
        }
    }

    private EngineConfig engineConfig() {
        if (fuel != null && fuel < 0) {
            throw wrongUsage("--fuel cannot be negative");
        }
        var config = EngineConfig.DEFAULT.withFuel(fuel != null);
        if (maxStack == null) {
            return config;
        }
        if (maxStack < 16 << 10 || maxStack > 256 << 20) {
            throw wrongUsage("--max-stack must be from 16k to 256m");
        }
        return config.withMaxStackBytes(maxStack.intValue());
    }

    private StoreConfig storeConfig() {
        return maxMemory == null
                ? StoreConfig.DEFAULT
                : StoreConfig.DEFAULT.withLimits(ResourceLimits.STORE_DEFAULT.withMemoryBytes(maxMemory));
    }

    private List<TypedText> run(Engine engine, GuestCall call) {
        try (var store = engine.newStore(storeConfig())) {
            limit(store);
            return call.run(store);
        }
    }

    private void limit(Store store) {
        if (fuel != null) {
            store.setFuel(fuel);
        }
        if (timeout != null) {
            store.limitTime(timeout);
        }
    }

    private void print(List<TypedText> results) {
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            out.println(Json.of(
                    Map.of("results", results.stream().map(TypedText::json).toList())));
        } else {
            results.forEach(result -> out.println(Printable.name(result.text())));
        }
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
