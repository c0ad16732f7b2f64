// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.stderr;

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

/// The functions of `wasi:cli/stderr@0.2.12`.
@WitInterface("wasi:cli/stderr@0.2.12")
public interface Stderr {
    /// `func() -> output-stream`
    @WitFunction("get-stderr")
    OutputStream getStderr();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Stderr host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Stderr> hosts) {
        HostBinding.in(linker.instance("wasi:cli/stderr@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(Stderr.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Stderr of(ComponentInstance instance) {
        return GuestBinding.client(instance, Stderr.class, MethodHandles.lookup());
    }
}
