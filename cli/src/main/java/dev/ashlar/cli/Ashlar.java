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
        COMMANDS.put("up", UpCommand::new);
        COMMANDS.put("run", RunCommand::new);
        COMMANDS.put("serve", ServeCommand::new);
        COMMANDS.put("new", NewCommand::new);
        COMMANDS.put("add", AddCommand::new);
        COMMANDS.put("build", BuildCommand::new);
        COMMANDS.put("watch", WatchCommand::new);
        COMMANDS.put("doctor", DoctorCommand::new);
        COMMANDS.put("host", HostCommand::new);
        COMMANDS.put("deploy", DeployCommand::new);
        COMMANDS.put("apps", AppsCommand::new);
        COMMANDS.put("revisions", RevisionsCommand::new);
        COMMANDS.put("rollback", RollbackCommand::new);
        COMMANDS.put("promote", PromoteCommand::new);
        COMMANDS.put("traffic", TrafficCommand::new);
        COMMANDS.put("scale", ScaleCommand::new);
        COMMANDS.put("logs", LogsCommand::new);
        COMMANDS.put("undeploy", UndeployCommand::new);
        COMMANDS.put("tenant", TenantCommand::new);
        COMMANDS.put("inspect", InspectCommand::new);
        COMMANDS.put("push", PushCommand::new);
        COMMANDS.put("pull", PullCommand::new);
        COMMANDS.put("verify", VerifyCommand::new);
        COMMANDS.put("sbom", SbomCommand::new);
        COMMANDS.put("key", KeyCommand::new);
        COMMANDS.put("login", LoginCommand::new);
        COMMANDS.put("logout", LogoutCommand::new);
        COMMANDS.put("compose", ComposeCommand::new);
        COMMANDS.put("wit", WitCommand::new);
        COMMANDS.put("cache", CacheCommand::new);
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
        reachable(COMMANDS, args)
                .forEach((name, command) -> line.addSubcommand(name, describe(name, command.get(), rest(args))));
        return line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.out()))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(reporter)
                .setExecutionExceptionHandler(reporter);
    }

    private static List<String> rest(List<String> args) {
        return args.isEmpty() ? args : args.subList(1, args.size());
    }

    private static Map<String, Supplier<Object>> reachable(Map<String, Supplier<Object>> commands, List<String> args) {
        if (args.equals(List.of("--version")) || args.equals(List.of("-V"))) {
            return Map.of();
        }
        var named = args.isEmpty() ? null : commands.get(args.getFirst());
        var needsAll = named == null
                || args.getFirst().equals("help")
                || args.getFirst().equals("completion");
        return needsAll ? commands : Map.of(args.getFirst(), named);
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

    private static CommandLine describe(String name, Object command, List<String> args) {
        var line = new CommandLine(command);
        if (command instanceof CommandGroup group) {
            reachable(group.commands(), args)
                    .forEach((sub, inner) -> line.addSubcommand(sub, describe(sub, inner.get(), rest(args))));
        }
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
