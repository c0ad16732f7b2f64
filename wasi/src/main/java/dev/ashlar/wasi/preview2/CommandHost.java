package dev.ashlar.wasi.preview2;

import dev.ashlar.component.Result;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.Unit;
import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.StandardStreams;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.environment.Environment;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.exit.Exit;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.stderr.Stderr;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.stdin.Stdin;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.stdout.Stdout;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalinput.TerminalInput;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminaloutput.TerminalOutput;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstderr.TerminalStderr;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstdin.TerminalStdin;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstdout.TerminalStdout;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import dev.ashlar.wasi.context.Context;
import java.util.List;
import java.util.Optional;

/** {@code wasi:cli}. */
final class CommandHost
        implements Environment, Exit, Stdin, Stdout, Stderr, TerminalStdin, TerminalStdout, TerminalStderr {
    private final Context context;
    private final StandardStreams streams;

    CommandHost(Context context) {
        this.context = context;
        this.streams = context.grants().streams();
    }

    @Override
    public List<Tuple.Of2<String, String>> getEnvironment() {
        return context.grants().environment().entrySet().stream()
                .map(variable -> new Tuple.Of2<>(variable.getKey(), variable.getValue()))
                .toList();
    }

    @Override
    public List<String> getArguments() {
        return context.grants().arguments();
    }

    @Override
    public Optional<String> initialCwd() {
        return Optional.empty();
    }

    @Override
    public void exit(Result<Unit, Unit> status) {
        throw new ExitException(status instanceof Result.Ok ? 0 : 1);
    }

    @Override
    public void exitWithCode(int statusCode) {
        throw new ExitException(statusCode);
    }

    @Override
    public InputStream getStdin() {
        return new StandardInput(context);
    }

    @Override
    public OutputStream getStdout() {
        return new StandardOutput(context, streams.output());
    }

    @Override
    public OutputStream getStderr() {
        return new StandardOutput(context, streams.error());
    }

    @Override
    public Optional<TerminalInput> getTerminalStdin() {
        return streams.terminals().input() ? Optional.of(() -> {}) : Optional.empty();
    }

    @Override
    public Optional<TerminalOutput> getTerminalStdout() {
        return terminal(streams.terminals().output());
    }

    @Override
    public Optional<TerminalOutput> getTerminalStderr() {
        return terminal(streams.terminals().error());
    }

    private static Optional<TerminalOutput> terminal(boolean is) {
        return is ? Optional.of(() -> {}) : Optional.empty();
    }
}
