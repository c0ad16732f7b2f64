// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.io.v0_2.poll;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Function;

/// The functions of `wasi:io/poll@0.2.12`.
@WitInterface("wasi:io/poll@0.2.12")
public interface Poll {
    /// `func(in: list<borrow<pollable>>) -> list<u32>`
    @WitFunction("poll")
    int[] poll(List<Pollable> in);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Poll host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Poll> hosts) {
        HostBinding.in(linker.instance("wasi:io/poll@0.2.12"), MethodHandles.lookup())
                .resource(Pollable.class)
                .functionsPerCall(Poll.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Poll of(ComponentInstance instance) {
        return GuestBinding.client(instance, Poll.class, MethodHandles.lookup());
    }
}
