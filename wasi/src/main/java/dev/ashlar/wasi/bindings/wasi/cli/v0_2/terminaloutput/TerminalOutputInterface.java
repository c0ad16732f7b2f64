// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminaloutput;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitInterface;
import java.lang.invoke.MethodHandles;

/// Links the resources of `wasi:cli/terminal-output@0.2.12`.
@WitInterface("wasi:cli/terminal-output@0.2.12")
public interface TerminalOutputInterface {
    /// Lets components import this interface.
    static void link(ComponentLinker linker) {
        HostBinding.in(linker.instance("wasi:cli/terminal-output@0.2.12"), MethodHandles.lookup())
                .resource(TerminalOutput.class);
    }
}
