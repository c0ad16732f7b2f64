package dev.ashlar.cli;

import dev.ashlar.engine.WasmException;
import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one message on standard error and an exit code. */
final class ErrorReporter implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Ansi ansi;

    ErrorReporter(Terminal terminal) {
        this.ansi = terminal.err();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        var command = failure.getCommandLine();
        var err = command.getErr();
        print(err, message(failure));
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        if (failure instanceof CommandFailedException || failure instanceof WasmException) {
            print(err, message(failure));
            return ExitCode.FAILURE;
        }
        print(err, "a bug in Ashlar " + Version.current() + ":");
        failure.printStackTrace(err);
        return ExitCode.BUG;
    }

    private static String message(Exception failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private void print(PrintWriter err, String message) {
        Text label = ansi.new Text("@|bold,red error:|@ ");
        err.println(label + message);
    }
}
