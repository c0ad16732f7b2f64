// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.stdin;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:cli/stdin@0.2.12`.
@WitInterface("wasi:cli/stdin@0.2.12")
public interface Stdin {
    /// `func() -> input-stream`
    @WitFunction("get-stdin")
    InputStream getStdin();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Stdin host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Stdin> hosts) {
        HostBinding.in(linker.instance("wasi:cli/stdin@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(Stdin.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Stdin of(ComponentInstance instance) {
        return GuestBinding.client(instance, Stdin.class, MethodHandles.lookup());
    }
}
