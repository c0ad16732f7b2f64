// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.ashlar.wasi.host;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.environment.Environment;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.exit.Exit;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.run.Run;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.stderr.Stderr;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.stdin.Stdin;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.stdout.Stdout;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalinput.TerminalInputInterface;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminaloutput.TerminalOutputInterface;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstderr.TerminalStderr;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstdin.TerminalStdin;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstdout.TerminalStdout;
import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.monotonicclock.MonotonicClock;
import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.wallclock.WallClock;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.preopens.Preopens;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.Types;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.error.ErrorInterface;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Poll;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.Streams;
import dev.ashlar.wasi.bindings.wasi.random.v0_2.insecure.Insecure;
import dev.ashlar.wasi.bindings.wasi.random.v0_2.insecureseed.InsecureSeed;
import dev.ashlar.wasi.bindings.wasi.random.v0_2.random.Random;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The world `ashlar:wasi/host`.
public final class Host {
    private Host() {}

    /// Lets components import this world's imports, implemented by `imports`.
    public static void link(ComponentLinker linker, Imports imports) {
        linkPerCall(linker, context -> imports);
    }

    /// The same, implemented by what `all` finds for a call: components linked once serve many stores.
    public static void linkPerCall(ComponentLinker linker, Function<CallContext, Imports> all) {
        ErrorInterface.link(linker);
        Poll.linkPerCall(linker, context -> all.apply(context).poll());
        Streams.link(linker);
        MonotonicClock.linkPerCall(linker, context -> all.apply(context).monotonicClock());
        WallClock.linkPerCall(linker, context -> all.apply(context).wallClock());
        Random.linkPerCall(linker, context -> all.apply(context).random());
        Insecure.linkPerCall(linker, context -> all.apply(context).insecure());
        InsecureSeed.linkPerCall(linker, context -> all.apply(context).insecureSeed());
        Types.linkPerCall(linker, context -> all.apply(context).types());
        Preopens.linkPerCall(linker, context -> all.apply(context).preopens());
        Environment.linkPerCall(linker, context -> all.apply(context).environment());
        Exit.linkPerCall(linker, context -> all.apply(context).exit());
        Stdin.linkPerCall(linker, context -> all.apply(context).stdin());
        Stdout.linkPerCall(linker, context -> all.apply(context).stdout());
        Stderr.linkPerCall(linker, context -> all.apply(context).stderr());
        TerminalInputInterface.link(linker);
        TerminalOutputInterface.link(linker);
        TerminalStdin.linkPerCall(linker, context -> all.apply(context).terminalStdin());
        TerminalStdout.linkPerCall(linker, context -> all.apply(context).terminalStdout());
        TerminalStderr.linkPerCall(linker, context -> all.apply(context).terminalStderr());
    }

    /// What an instance of a component of this world exports.
    public static Exports exports(ComponentInstance instance) {
        return GuestBinding.client(instance, Exports.class, MethodHandles.lookup());
    }

    /// What components of this world import.
    public interface Imports {
        @WitInterface("wasi:io/poll@0.2.12")
        Poll poll();

        @WitInterface("wasi:clocks/monotonic-clock@0.2.12")
        MonotonicClock monotonicClock();

        @WitInterface("wasi:clocks/wall-clock@0.2.12")
        WallClock wallClock();

        @WitInterface("wasi:random/random@0.2.12")
        Random random();

        @WitInterface("wasi:random/insecure@0.2.12")
        Insecure insecure();

        @WitInterface("wasi:random/insecure-seed@0.2.12")
        InsecureSeed insecureSeed();

        @WitInterface("wasi:filesystem/types@0.2.12")
        Types types();

        @WitInterface("wasi:filesystem/preopens@0.2.12")
        Preopens preopens();

        @WitInterface("wasi:cli/environment@0.2.12")
        Environment environment();

        @WitInterface("wasi:cli/exit@0.2.12")
        Exit exit();

        @WitInterface("wasi:cli/stdin@0.2.12")
        Stdin stdin();

        @WitInterface("wasi:cli/stdout@0.2.12")
        Stdout stdout();

        @WitInterface("wasi:cli/stderr@0.2.12")
        Stderr stderr();

        @WitInterface("wasi:cli/terminal-stdin@0.2.12")
        TerminalStdin terminalStdin();

        @WitInterface("wasi:cli/terminal-stdout@0.2.12")
        TerminalStdout terminalStdout();

        @WitInterface("wasi:cli/terminal-stderr@0.2.12")
        TerminalStderr terminalStderr();
    }

    /// What components of this world export.
    public interface Exports {
        @WitInterface("wasi:cli/run@0.2.12")
        Run run();
    }
}
