// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Network;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:sockets/ip-name-lookup@0.2.12`.
@WitInterface("wasi:sockets/ip-name-lookup@0.2.12")
public interface IpNameLookup {
    /// `func(network: borrow<network>, name: string) -> result<resolve-address-stream, error-code>`
    @WitFunction("resolve-addresses")
    ResolveAddressStream resolveAddresses(Network network, String name) throws ErrorCodeException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, IpNameLookup host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, IpNameLookup> hosts) {
        HostBinding.in(linker.instance("wasi:sockets/ip-name-lookup@0.2.12"), MethodHandles.lookup())
                .resource(ResolveAddressStream.class)
                .functionsPerCall(IpNameLookup.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static IpNameLookup of(ComponentInstance instance) {
        return GuestBinding.client(instance, IpNameLookup.class, MethodHandles.lookup());
    }
}
