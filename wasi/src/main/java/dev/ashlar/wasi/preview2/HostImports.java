package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.bindings.ashlar.wasi.host.Host;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.environment.Environment;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.exit.Exit;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.stderr.Stderr;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.stdin.Stdin;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.stdout.Stdout;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstderr.TerminalStderr;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstdin.TerminalStdin;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstdout.TerminalStdout;
import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.monotonicclock.MonotonicClock;
import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.wallclock.WallClock;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.preopens.Preopens;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.Types;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Poll;
import dev.ashlar.wasi.bindings.wasi.random.v0_2.insecure.Insecure;
import dev.ashlar.wasi.bindings.wasi.random.v0_2.insecureseed.InsecureSeed;
import dev.ashlar.wasi.bindings.wasi.random.v0_2.random.Random;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.PollHost;

/** The interfaces for one guest. */
final class HostImports implements Host.Imports, AutoCloseable {
    private final PollHost poll;
    private final ClockHost clocks;
    private final RandomHost random;
    private final FileHost files;
    private final CommandHost command;

    HostImports(Context context) {
        poll = new PollHost(context.grants().limits());
        clocks = new ClockHost(context);
        random = new RandomHost(context);
        files = new FileHost(context);
        command = new CommandHost(context);
    }

    @Override
    public Poll poll() {
        return poll;
    }

    @Override
    public MonotonicClock monotonicClock() {
        return clocks;
    }

    @Override
    public WallClock wallClock() {
        return clocks.wall();
    }

    @Override
    public Random random() {
        return random;
    }

    @Override
    public Insecure insecure() {
        return random;
    }

    @Override
    public InsecureSeed insecureSeed() {
        return random;
    }

    @Override
    public Types types() {
        return files;
    }

    @Override
    public Preopens preopens() {
        return files;
    }

    @Override
    public Environment environment() {
        return command;
    }

    @Override
    public Exit exit() {
        return command;
    }

    @Override
    public Stdin stdin() {
        return command;
    }

    @Override
    public Stdout stdout() {
        return command;
    }

    @Override
    public Stderr stderr() {
        return command;
    }

    @Override
    public TerminalStdin terminalStdin() {
        return command;
    }

    @Override
    public TerminalStdout terminalStdout() {
        return command;
    }

    @Override
    public TerminalStderr terminalStderr() {
        return command;
    }

    @Override
    public void close() {
        files.close();
    }
}
