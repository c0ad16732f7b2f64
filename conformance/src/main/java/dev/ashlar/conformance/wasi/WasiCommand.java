package dev.ashlar.conformance.wasi;

import dev.ashlar.engine.Engine;
import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preopen;
import dev.ashlar.wasi.RandomGrant;
import dev.ashlar.wasi.StandardStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wasi-p1}, {@code wasi-p2}: runs the programs of the WASI test suite. */
@Command(
        description = "Runs the programs of the WASI test suite.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing failed", "1:something failed", "2:there is nothing to run"})
public final class WasiCommand implements Callable<Integer> {
    private static final int NOTHING_TO_RUN = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of all suites, or of this one (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--filter", paramLabel = "TEXT", description = "Runs programs with TEXT in their name only.")
    private String filter = "";

    private final WasiRunner runner;
    private final PrintWriter out;

    private WasiCommand(Path data, WasiRunner runner, PrintWriter out) {
        this.data = data;
        this.runner = runner;
        this.out = out;
    }

    /** For core modules that import WASI 0.1. */
    public static WasiCommand preview1(Path data, PrintWriter out) {
        return new WasiCommand(data, new Preview1Runner(), out);
    }

    /** For components that import WASI 0.2. */
    public static WasiCommand preview2(Path data, PrintWriter out) {
        return new WasiCommand(data, new Preview2Runner(), out);
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.exists(data.resolve(spec.name())) ? data.resolve(spec.name()) : data;
        if (!Files.exists(folder.resolve("index.json"))) {
            spec.commandLine()
                    .getErr()
                    .printf("%s: no index.json in %s; name its folder with --data%n", spec.name(), folder);
            return NOTHING_TO_RUN;
        }
        List<WasiProgram> programs = WasiSuite.read(folder).stream()
                .filter(program -> program.toString().contains(filter))
                .toList();
        WasiReport report = run(programs);
        report.print(spec.name(), out);
        return report.failures().isEmpty() ? 0 : 1;
    }

    private WasiReport run(List<WasiProgram> programs) throws IOException {
        WasiReport report = new WasiReport();
        try (Engine engine = Engine.create()) {
            for (WasiProgram program : programs) {
                report.add(program, complaint(engine, program));
            }
        }
        return report;
    }

    private Optional<String> complaint(Engine engine, WasiProgram program) throws IOException {
        Optional<Path> root = program.root();
        if (root.isEmpty()) {
            return complaint(engine, program, Grants.NONE);
        }
        try (Sandbox sandbox = Sandbox.copyOf(root.get())) {
            return complaint(engine, program, Grants.NONE.withPreopen(new Preopen(sandbox.folder(), "/", true)));
        }
    }

    private Optional<String> complaint(Engine engine, WasiProgram program, Grants files) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>();
        arguments.add(program.file().getFileName().toString());
        arguments.addAll(program.arguments());
        try (OpenPipe input = new OpenPipe()) {
            Grants grants = files.withArguments(arguments)
                    .withEnvironment(program.environment())
                    .withClock(new ClockGrant.System())
                    .withRandom(new RandomGrant.Secure())
                    .withStreams(new StandardStreams(input, output, error, StandardStreams.Terminals.NONE));
            int exitCode = runner.run(engine, program, grants);
            return new WasiRun(
                            exitCode, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8))
                    .complaint(program);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Optional.of(e + "; standard error: "
                    + error.toString(StandardCharsets.UTF_8).strip());
        }
    }
}
