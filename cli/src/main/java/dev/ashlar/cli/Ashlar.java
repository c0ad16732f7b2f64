package dev.ashlar.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The root command. A new command is an annotated class of this package and a line in {@link #COMMANDS}.
 *
 * <p>Picocli's look at the first annotated class costs some 60 ms of a cold start and at each further one about 10.
 * That is why the root is put together by hand and commands that cannot be meant are left out.
 */
final class Ashlar {
    private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("run", RunCommand::new);
        COMMANDS.put("inspect", InspectCommand::new);
        COMMANDS.put("completion", CompletionCommand::new);
        COMMANDS.put("version", VersionCommand::new);
        COMMANDS.put("help", HelpCommand::new);
    }

    private Ashlar() {}

    /** Runs a command line on the standard streams and returns the exit code. */
    static int execute(Terminal terminal, String... args) {
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        int exitCode =
                commandLine(terminal, List.of(args)).setOut(out).setErr(err).execute(args);
        out.flush();
        err.flush();
        return exitCode;
    }

    /** The command line with the commands that these arguments can reach. */
    static CommandLine commandLine(Terminal terminal, List<String> args) {
        var reporter = new ErrorReporter(terminal);
        var line = new CommandLine(root());
        reachable(args).forEach((name, command) -> line.addSubcommand(name, describe(name, command.get())));
        return line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.out()))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(reporter)
                .setExecutionExceptionHandler(reporter);
    }

    private static Map<String, Supplier<Object>> reachable(List<String> args) {
        if (args.equals(List.of("--version")) || args.equals(List.of("-V"))) {
            return Map.of();
        }
        var named = args.isEmpty() ? null : COMMANDS.get(args.getFirst());
        var needsAll = named == null
                || args.getFirst().equals("help")
                || args.getFirst().equals("completion");
        return needsAll ? COMMANDS : Map.of(args.getFirst(), named);
    }

    private static CommandSpec root() {
        var spec = CommandSpec.create()
                .name("ashlar")
                .versionProvider(new Version())
                .addOption(help())
                .addOption(OptionSpec.builder("-V", "--version")
                        .description("Print the version and exit.")
                        .versionHelp(true)
                        .build());
        spec.usageMessage()
                .header("Builds, ships, runs and composes WebAssembly modules.%n")
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n");
        layOut(spec);
        return spec;
    }

    private static CommandLine describe(String name, Object command) {
        var line = new CommandLine(command);
        var spec = line.getCommandSpec().name(name);
        if (!spec.helpCommand()) {
            spec.addOption(help());
        }
        layOut(spec);
        return line;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .description("Show this help and exit.")
                .usageHelp(true)
                .build();
    }

    private static void layOut(CommandSpec spec) {
        spec.usageMessage()
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
    }
}
