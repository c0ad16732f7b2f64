// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.stdout;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:cli/stdout@0.2.12`.
@WitInterface("wasi:cli/stdout@0.2.12")
public interface Stdout {
    /// `func() -> output-stream`
    @WitFunction("get-stdout")
    OutputStream getStdout();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Stdout host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Stdout> hosts) {
        HostBinding.in(linker.instance("wasi:cli/stdout@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(Stdout.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Stdout of(ComponentInstance instance) {
        return GuestBinding.client(instance, Stdout.class, MethodHandles.lookup());
    }
}
