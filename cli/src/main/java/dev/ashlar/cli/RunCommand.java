package dev.ashlar.cli;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.ExportType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar run}: instantiates a core module and calls one of its functions. */
@Command(
        name = "run",
        description = {
            "Run a function of a WebAssembly module and print its results, one per line.",
            "",
            "Arguments are written as in the text format: -1, 0xff, 1.5e3, inf, nan. A vector is 0x and up to 32 "
                    + "hexadecimal digits, a reference can only be null."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar run fib.wasm --invoke fib 30",
            "  ashlar run fib.wasm --invoke fib 50 --timeout 2s --max-memory 16MiB"
        })
final class RunCommand implements Callable<Integer> {
    private static final String COMMAND_ENTRY = "_start";
    private static final String REACTOR_ENTRY = "_initialize";
    private static final int LISTED_EXPORTS = 30;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODULE", description = "A WebAssembly module in the binary format.")
    private Path path;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "One for each parameter of the function.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--invoke",
            paramLabel = "EXPORT",
            description = "The function to call; without it, " + COMMAND_ENTRY + " where there is one.")
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

    /** A function to call, with what it takes. */
    private record Call(
            String name, FunctionType type, @Nullable Object[] arguments) {}

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
        try (var engine = Engine.create(config)) {
            var module = file.compile(engine);
            var call = chosenCall(module);
            print(call, GuestThread.call(config.maxStackBytes(), () -> run(engine, module, call)));
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
        if (maxStack < 16 << 10 || maxStack > 1 << 30) {
            throw wrongUsage("--max-stack must be from 16k to 1g");
        }
        return config.withMaxStackBytes(maxStack.intValue());
    }

    private StoreConfig storeConfig() {
        return maxMemory == null
                ? StoreConfig.DEFAULT
                : StoreConfig.DEFAULT.withLimits(ResourceLimits.STORE_DEFAULT.withMemoryBytes(maxMemory));
    }

    private Optional<Call> chosenCall(Module module) {
        var functions = module.exports().stream()
                .filter(candidate -> candidate.type() instanceof FunctionType)
                .collect(Collectors.toMap(ExportType::name, candidate -> (FunctionType) candidate.type()));
        var name = export == null ? COMMAND_ENTRY : export;
        var type = functions.get(name);
        if (type != null) {
            return Optional.of(new Call(name, type, parse(name, type)));
        }
        if (export != null) {
            throw new CommandFailedException("%s exports no function '%s'; %s".formatted(path, name, listed(module)));
        }
        if (!arguments.isEmpty()) {
            throw wrongUsage("there are arguments, but no --invoke says for which function");
        }
        return Optional.empty();
    }

    private static String listed(Module module) {
        var functions = module.exports().stream()
                .filter(candidate -> candidate.type() instanceof FunctionType)
                .map(candidate -> "\n  " + Printable.name(candidate.name()) + " " + candidate.type())
                .toList();
        if (functions.isEmpty()) {
            return "it exports no function at all";
        }
        var more = functions.size() - LISTED_EXPORTS;
        return functions.stream().limit(LISTED_EXPORTS).collect(Collectors.joining("", "it exports:", ""))
                + (more > 0 ? "\n  and " + more + " more, which 'ashlar inspect' shows" : "");
    }

    private @Nullable Object[] parse(String name, FunctionType type) {
        var parameters = type.parameters();
        if (parameters.size() != arguments.size()) {
            throw wrongUsage("%s is %s: it takes %d arguments, not %d"
                    .formatted(name, type, parameters.size(), arguments.size()));
        }
        @Nullable Object[] values = new @Nullable Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = WasmText.parse(parameters.get(i), arguments.get(i));
            } catch (IllegalArgumentException e) {
                throw wrongUsage("argument %d of %s: %s".formatted(i + 1, name, e.getMessage()));
            }
        }
        return values;
    }

    private @Nullable Object[] run(Engine engine, Module module, Optional<Call> call) {
        try (var store = engine.newStore(storeConfig())) {
            limit(store);
            var instance = engine.newLinker().trapMissing().instantiate(store, module);
            if (call.isEmpty()) {
                return new Object[0];
            }
            var chosen = call.get();
            if (!chosen.name().equals(COMMAND_ENTRY) && !chosen.name().equals(REACTOR_ENTRY)) {
                initialize(instance);
            }
            return instance.function(chosen.name()).call(chosen.arguments());
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

    /** Libraries built for WASI want this called before anything else. */
    private static void initialize(Instance instance) {
        if (instance.export(REACTOR_ENTRY).isPresent()) {
            instance.function(REACTOR_ENTRY).call();
        }
    }

    private void print(Optional<Call> call, @Nullable Object[] results) {
        var out = spec.commandLine().getOut();
        if (!json.chosen()) {
            for (Object result : results) {
                out.println(Printable.name(WasmText.format(result)));
            }
            return;
        }
        var typed = new ArrayList<Map<String, String>>();
        for (int i = 0; i < results.length; i++) {
            var type = call.orElseThrow().type().results().get(i);
            var entry = new LinkedHashMap<String, String>();
            entry.put("type", type.toString());
            entry.put("value", WasmText.format(results[i]));
            typed.add(entry);
        }
        out.println(Json.of(Map.of("results", typed)));
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
