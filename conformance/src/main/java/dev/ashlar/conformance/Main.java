package dev.ashlar.conformance;

import dev.ashlar.conformance.wasi.WasiCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Runs official test suites; one sub-command each. */
@Command(
        name = "conformance/run",
        description = "Runs the official WebAssembly test suites.",
        synopsisSubcommandLabel = "SUITE")
public final class Main {
    private static final int NOTHING_TO_RUN = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Says how to use this.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new SuiteCommand.Core(out))
                .addSubcommand(new SuiteCommand.Component(out))
                .addSubcommand("wasi-p1", WasiCommand.preview1(data(), out))
                .addSubcommand("wasi-p2", WasiCommand.preview2(data(), out));
        line.setOut(out).setExecutionExceptionHandler(Main::explain);
        System.exit(line.execute(args));
    }

    /** Where the suites' data is, unless the command line says otherwise. */
    static Path data() {
        return Path.of(System.getProperty("ashlar.conformance.data", "../shared/conformance"))
                .normalize();
    }

    private static int explain(Exception e, CommandLine line, CommandLine.ParseResult arguments) throws Exception {
        if (e instanceof NoDataException) {
            line.getErr().println(e.getMessage());
            return NOTHING_TO_RUN;
        }
        throw e;
    }
}
