package dev.ashlar.cli;

import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.component.compose.ComposeException;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.engine.LinkException;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.WasmException;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.oci.sign.KeyException;
import dev.ashlar.oci.sign.UntrustedArtifactException;
import dev.ashlar.wit.WitException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
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
    private static final int SHOWN_FRAMES = 30;

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
        return switch (failure) {
            case CommandFailedException e -> report(err, message(e), e.exitCode());
            case ManifestException e
            when !e.problems().isEmpty() -> {
                err.print(Printable.text(message(e)));
                yield ExitCode.FAILURE;
            }
            case ManifestException e -> report(err, message(e), ExitCode.FAILURE);
            case ProblemException e -> refused(err, e);
            case Trap trap -> report(err, backtrace(trap), ExitCode.TRAP);
            case WasmException e -> report(err, message(e), ExitCode.TRAP);
            case LinkException e -> report(err, message(e), ExitCode.LINK);
            case ComponentLinkException e -> report(err, message(e), ExitCode.LINK);
            case ComposeException e -> report(err, message(e), ExitCode.LINK);
            case UnsupportedComponentFeatureException e -> report(err, message(e), ExitCode.MODULE);
            case WitException e -> report(err, message(e), ExitCode.FAILURE);
            case KeyException e -> report(err, message(e), ExitCode.FAILURE);
            case UntrustedArtifactException e -> report(err, message(e), ExitCode.FAILURE);
            case ResourceLimitException e -> report(err, message(e), ExitCode.FAILURE);
            case ExecutionException e
            when e.getCause() instanceof OutOfMemoryError cause ->
                report(
                        err,
                        "out of memory: " + message(cause) + "; ASHLAR_JAVA_OPTS=-Xmx4g gives more",
                        ExitCode.FAILURE);
            default -> {
                print(err, "a bug in Ashlar " + Version.current() + ":");
                failure.printStackTrace(err);
                yield ExitCode.BUG;
            }
        };
    }

    private int report(PrintWriter err, String message, int exitCode) {
        print(err, message);
        return exitCode;
    }

    /** What a daemon refused, with what is wrong in the manifest. */
    private int refused(PrintWriter err, ProblemException refusal) {
        if (refusal.remarks().isEmpty()) {
            print(err, message(refusal));
        } else {
            refusal.remarks().forEach(remark -> err.print(Printable.text(remark.text())));
        }
        return ExitCode.FAILURE;
    }

    private static String backtrace(Trap trap) {
        var frames = trap.backtrace();
        var shown = frames.stream().limit(SHOWN_FRAMES).map(frame -> "\n    at " + frame);
        var hidden = frames.size() - SHOWN_FRAMES;
        return "trap: " + trap.getMessage()
                + shown.collect(Collectors.joining())
                + (hidden > 0 ? "\n    ... " + hidden + " more" : "");
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private void print(PrintWriter err, String message) {
        Text label = ansi.new Text("@|bold,red error:|@ ");
        err.println(label + Printable.text(message));
    }
}
