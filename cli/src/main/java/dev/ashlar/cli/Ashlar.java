package dev.ashlar.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command. A new command is a class of this package, named in {@code subcommands}. */
@Command(
        name = "ashlar",
        header = "Builds, ships, runs and composes WebAssembly modules.%n",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        descriptionHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            ExitCode.SUCCESS + ":done",
            ExitCode.FAILURE + ":understood, but it failed; the message says why",
            ExitCode.USAGE + ":the command line is wrong",
            ExitCode.BUG + ":a bug in Ashlar; please report it with the stack trace"
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {CompletionCommand.class, VersionCommand.class, HelpCommand.class})
final class Ashlar implements Runnable {
    @Spec
    private CommandSpec spec;

    static CommandLine commandLine(Terminal terminal) {
        var reporter = new ErrorReporter(terminal);
        return new CommandLine(new Ashlar())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.out()))
                .setUsageHelpAutoWidth(true)
                .setAbbreviatedSubcommandsAllowed(false)
                .setParameterExceptionHandler(reporter)
                .setExecutionExceptionHandler(reporter);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
