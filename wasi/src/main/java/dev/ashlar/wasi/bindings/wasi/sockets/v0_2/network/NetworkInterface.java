// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.error.Error;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.Function;

/// The functions of `wasi:sockets/network@0.2.12`.
@WitInterface("wasi:sockets/network@0.2.12")
public interface NetworkInterface {
    /// `func(err: borrow<error>) -> option<error-code>`
    @WitFunction("network-error-code")
    Optional<ErrorCode> networkErrorCode(Error err);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, NetworkInterface host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, NetworkInterface> hosts) {
        HostBinding.in(linker.instance("wasi:sockets/network@0.2.12"), MethodHandles.lookup())
                .resource(Network.class)
                .functionsPerCall(NetworkInterface.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static NetworkInterface of(ComponentInstance instance) {
        return GuestBinding.client(instance, NetworkInterface.class, MethodHandles.lookup());
    }
}
