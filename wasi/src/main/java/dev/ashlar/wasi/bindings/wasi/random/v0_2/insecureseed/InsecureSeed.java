// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.random.v0_2.insecureseed;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:random/insecure-seed@0.2.12`.
@WitInterface("wasi:random/insecure-seed@0.2.12")
public interface InsecureSeed {
    /// `func() -> tuple<u64, u64>`
    @WitFunction("insecure-seed")
    Tuple.Of2<Long, Long> insecureSeed();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, InsecureSeed host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, InsecureSeed> hosts) {
        HostBinding.in(linker.instance("wasi:random/insecure-seed@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(InsecureSeed.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static InsecureSeed of(ComponentInstance instance) {
        return GuestBinding.client(instance, InsecureSeed.class, MethodHandles.lookup());
    }
}
