// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.run;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:cli/run@0.2.12`.
@WitInterface("wasi:cli/run@0.2.12")
public interface Run {
    /// `func() -> result`
    @WitFunction("run")
    void run() throws UnitErrorException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Run host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Run> hosts) {
        HostBinding.in(linker.instance("wasi:cli/run@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(Run.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Run of(ComponentInstance instance) {
        return GuestBinding.client(instance, Run.class, MethodHandles.lookup());
    }
}
