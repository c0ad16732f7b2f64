package dev.ashlar.cli;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.StandardStreams;
import dev.ashlar.wasi.WasiContext;
import java.io.IOException;
import java.nio.file.Path;
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

/** {@code ashlar run}: runs a program, or calls a function of a core module or a component. */
@Command(
        name = "run",
        description = {
            "Run a WebAssembly program, or a function of a module or component.",
            "",
            "A program is a module that exports _start (WASI 0.1) or a component that exports wasi:cli/run (WASI 0.2). "
                    + "It gets the arguments that follow, after -- where they look like options, standard input, output "
                    + "and error, the time and random numbers; it gets files, variables and the network only by --dir, "
                    + "--env and --allow-net. What it exits with is what ashlar exits with.",
            "",
            "With --invoke a function is called instead, and its results are printed, one per line. Arguments for a "
                    + "module are written as in the text format: -1, 0xff, 1.5e3, inf, nan. A vector is 0x and up to 32 "
                    + "hexadecimal digits, a reference can only be null. Arguments for a component are written in WAVE: "
                    + "1, \"text\", 'c', [1, 2], {x: 1, y: 2}, (1, true), some(1), none, ok(1), err(\"why\"); so is the "
                    + "result. The function is one of the component, or one of an interface that it exports, named "
                    + "interface#function where the name alone is not clear."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar run hello.wasm",
            "  ashlar run --dir data::/data:ro --env LANG grep.wasm -- -i needle /data/hay.txt",
            "  cat hay.txt | ashlar run grep.wasm needle | head -1",
            "  ashlar run fetch.wasm --allow-net=https://example.com -- https://example.com/",
            "  ashlar run fib.wasm --invoke fib 50 --timeout 2s --max-memory 16MiB",
            "  ashlar run calculator.wasm --invoke 'add(1, 2)'",
            "  ashlar run calculator.wasm --invoke 'docs:calculator/calculate@1.0.0#add(1, 2)'"
        })
final class RunCommand implements Callable<Integer> {
    private static final String END_OF_OPTIONS = "--";
    private static final int LARGEST_EXIT_CODE = 255;
    private static final String NOTE = "note: %5$s%n";

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A WebAssembly module or component in the binary format.")
    private Path path;

    @Parameters(
            index = "1..*",
            paramLabel = "ARGUMENT",
            description = "Of the program, or one for each parameter of the function.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--invoke",
            paramLabel = "CALL",
            description = "The function to call instead of the program, of a component with its arguments.")
    private @Nullable String export;

    @Option(
            names = "--argv0",
            paramLabel = "NAME",
            description = "What the program is told that it is called. Default: the name of FILE.")
    private @Nullable String programName;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Let a program of WASI 0.1 have up to N threads beside its first (wasi-threads). Default: 0.")
    private int threads;

    @Option(
            names = "--trap-missing",
            description = "Run even if functions are missing that are imported; calling one of them traps.")
    private boolean trapMissing;

    @Mixin
    private GrantOptions grants;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private CacheOptions cache;

    @Mixin
    private JsonOption json;

    private StandardStreams streams = ProcessStreams.open();

    /** Negative numbers look like options: {@link #refuseUnknownOptions} tells them apart. */
    @Spec
    void acceptNegativeNumbers(CommandSpec given) {
        given.parser().unmatchedOptionsArePositionalParams(true);
    }

    /** What the guest gets as standard streams, instead of those of this process. */
    void streams(StandardStreams given) {
        streams = given;
    }

    @Override
    public Integer call() throws Exception {
        refuseUnknownOptions();
        writeNotesPlainly();
        var file = ModuleFile.read(path);
        var config = limits.engineConfig().withCodeCache(cache.codeCache());
        if (threads < 0) {
            throw wrongUsage("--threads cannot be negative");
        }
        var granted = new GuestThreads(threads, limits, config.maxStackBytes());
        var invocation = new Invocation(path, export, arguments, trapMissing, granted, this::wrongUsage);
        try (var engine = Engine.create(config)) {
            var call = file.isComponent()
                    ? ComponentCall.of(file.compileComponent(engine), invocation)
                    : ModuleCall.of(file.compile(engine), invocation);
            return GuestThread.call(config.maxStackBytes(), () -> run(engine, call, granted(call)));
        }
    }

    /** What WASI logs, such as that a rule denies a connection, is for a person here: a line without a date. */
    private static void writeNotesPlainly() {
        System.getProperties().putIfAbsent("java.util.logging.SimpleFormatter.format", NOTE);
        System.getProperties().putIfAbsent("jdk.system.logger.format", NOTE);
    }

    /** Of what stands before {@code --}. */
    private void refuseUnknownOptions() {
        var all = spec.commandLine().getParseResult().originalArgs();
        int end = all.indexOf(END_OF_OPTIONS);
        int literal = end < 0 ? 0 : all.size() - end - 1;
        for (String argument : arguments.subList(0, Math.max(0, arguments.size() - literal))) {
            if (argument.matches("-(?!\\.?[0-9]|inf$|nan|$).*")) {
                throw wrongUsage("Unknown option: '" + argument + "'"
                        + (export == null ? "; arguments of the program that look like options stand after --" : ""));
            }
        }
    }

    private Grants granted(GuestCall call) {
        var granted = grants.grants(System::getenv);
        var name = programName == null ? path.getFileName().toString() : programName;
        return switch (call) {
            case GuestCall.Program program -> {
                if (json.chosen()) {
                    throw wrongUsage("--json is for results of --invoke; what a program prints is its own");
                }
                var words = new ArrayList<>(List.of(name));
                words.addAll(arguments);
                yield granted.withArguments(words).withStreams(streams);
            }
            case GuestCall.Function function ->
                granted.withArguments(List.of(name)).withStreams(json.chosen() ? outputToError(streams) : streams);
        };
    }

    /** So that standard output is JSON and nothing else. */
    private static StandardStreams outputToError(StandardStreams streams) {
        var terminals = streams.terminals();
        return new StandardStreams(
                streams.input(),
                streams.error(),
                streams.error(),
                new StandardStreams.Terminals(terminals.input(), terminals.error(), terminals.error()));
    }

    private int run(Engine engine, GuestCall call, Grants granted) {
        try (var wasi = open(granted);
                var store = engine.newStore(limits.storeConfig().withData(wasi))) {
            limits.limit(store);
            return switch (call) {
                case GuestCall.Program program -> ended(program, granted, run(program, store));
                case GuestCall.Function function -> {
                    print(function.run(store));
                    yield ExitCode.SUCCESS;
                }
            };
        } catch (ExitException e) {
            return exitCode(e.code());
        }
    }

    private static int run(GuestCall.Program program, Store store) {
        try {
            return program.main().applyAsInt(store);
        } catch (ExitException e) {
            return e.code();
        }
    }

    /** A program that fails for want of files says anything but that; a person gets a hint, a script does not. */
    private int ended(GuestCall.Program program, Grants granted, int code) {
        var person = granted.streams().terminals().error();
        if (code != 0 && person && program.usesFiles() && granted.preopens().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("hint: no directory was granted to this program; --dir HOST::GUEST grants one");
        }
        return exitCode(code);
    }

    private static WasiContext open(Grants granted) {
        try {
            return WasiContext.open(granted);
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
    }

    /** Of a process: the system would cut larger numbers, and make success of 256. */
    private static int exitCode(int code) {
        if (code < 0 || code > LARGEST_EXIT_CODE) {
            throw new CommandFailedException("the program ended with exit code %s, which is beyond %d"
                    .formatted(Integer.toUnsignedString(code), LARGEST_EXIT_CODE));
        }
        return code;
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
