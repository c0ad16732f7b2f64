// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udpcreatesocket;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.UdpSocket;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:sockets/udp-create-socket@0.2.12`.
@WitInterface("wasi:sockets/udp-create-socket@0.2.12")
public interface UdpCreateSocket {
    /// `func(address-family: ip-address-family) -> result<udp-socket, error-code>`
    @WitFunction("create-udp-socket")
    UdpSocket createUdpSocket(IpAddressFamily addressFamily) throws ErrorCodeException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, UdpCreateSocket host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, UdpCreateSocket> hosts) {
        HostBinding.in(linker.instance("wasi:sockets/udp-create-socket@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(UdpCreateSocket.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static UdpCreateSocket of(ComponentInstance instance) {
        return GuestBinding.client(instance, UdpCreateSocket.class, MethodHandles.lookup());
    }
}
