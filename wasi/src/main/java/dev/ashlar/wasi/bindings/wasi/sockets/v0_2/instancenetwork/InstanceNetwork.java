// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.instancenetwork;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Network;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:sockets/instance-network@0.2.12`.
@WitInterface("wasi:sockets/instance-network@0.2.12")
public interface InstanceNetwork {
    /// `func() -> network`
    @WitFunction("instance-network")
    Network instanceNetwork();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, InstanceNetwork host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, InstanceNetwork> hosts) {
        HostBinding.in(linker.instance("wasi:sockets/instance-network@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(InstanceNetwork.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static InstanceNetwork of(ComponentInstance instance) {
        return GuestBinding.client(instance, InstanceNetwork.class, MethodHandles.lookup());
    }
}
