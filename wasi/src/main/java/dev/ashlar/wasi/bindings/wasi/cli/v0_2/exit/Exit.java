// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.exit;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Result;
import dev.ashlar.component.Unit;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:cli/exit@0.2.12`.
@WitInterface("wasi:cli/exit@0.2.12")
public interface Exit {
    /// `func(status: result)`
    @WitFunction("exit")
    void exit(Result<Unit, Unit> status);

    /// `func(status-code: u8)`
    @WitFunction("exit-with-code")
    void exitWithCode(int statusCode);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Exit host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Exit> hosts) {
        HostBinding.in(linker.instance("wasi:cli/exit@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(Exit.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Exit of(ComponentInstance instance) {
        return GuestBinding.client(instance, Exit.class, MethodHandles.lookup());
    }
}
