// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstdin;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalinput.TerminalInput;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.Function;

/// The functions of `wasi:cli/terminal-stdin@0.2.12`.
@WitInterface("wasi:cli/terminal-stdin@0.2.12")
public interface TerminalStdin {
    /// `func() -> option<terminal-input>`
    @WitFunction("get-terminal-stdin")
    Optional<TerminalInput> getTerminalStdin();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, TerminalStdin host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, TerminalStdin> hosts) {
        HostBinding.in(linker.instance("wasi:cli/terminal-stdin@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(TerminalStdin.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static TerminalStdin of(ComponentInstance instance) {
        return GuestBinding.client(instance, TerminalStdin.class, MethodHandles.lookup());
    }
}
