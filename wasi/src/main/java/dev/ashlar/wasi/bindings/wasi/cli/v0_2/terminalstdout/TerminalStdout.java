// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstdout;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminaloutput.TerminalOutput;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.Function;

/// The functions of `wasi:cli/terminal-stdout@0.2.12`.
@WitInterface("wasi:cli/terminal-stdout@0.2.12")
public interface TerminalStdout {
    /// `func() -> option<terminal-output>`
    @WitFunction("get-terminal-stdout")
    Optional<TerminalOutput> getTerminalStdout();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, TerminalStdout host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, TerminalStdout> hosts) {
        HostBinding.in(linker.instance("wasi:cli/terminal-stdout@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(TerminalStdout.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static TerminalStdout of(ComponentInstance instance) {
        return GuestBinding.client(instance, TerminalStdout.class, MethodHandles.lookup());
    }
}
