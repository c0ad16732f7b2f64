package dev.ashlar.conformance;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs official test suites; one sub-command each. */
@Command(
        name = "conformance/run",
        description = "Runs the official WebAssembly test suites.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "SUITE")
public final class Main {
    /** System property that says where the suites' data is. */
    static final String DATA_PROPERTY = "ashlar.conformance.data";

    private static final int NOTHING_TO_RUN = 2;

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Main()).addSubcommand(new CoreCommand(out));
        line.setOut(out).setExecutionExceptionHandler(Main::explain);
        System.exit(line.execute(args));
    }

    private static int explain(Exception e, CommandLine line, CommandLine.ParseResult arguments) throws Exception {
        if (e instanceof NoDataException) {
            line.getErr().println(e.getMessage());
            return NOTHING_TO_RUN;
        }
        throw e;
    }
}
