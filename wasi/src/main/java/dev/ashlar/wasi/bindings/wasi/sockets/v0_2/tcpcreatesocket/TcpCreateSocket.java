// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcpcreatesocket;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.TcpSocket;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:sockets/tcp-create-socket@0.2.12`.
@WitInterface("wasi:sockets/tcp-create-socket@0.2.12")
public interface TcpCreateSocket {
    /// `func(address-family: ip-address-family) -> result<tcp-socket, error-code>`
    @WitFunction("create-tcp-socket")
    TcpSocket createTcpSocket(IpAddressFamily addressFamily) throws ErrorCodeException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, TcpCreateSocket host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, TcpCreateSocket> hosts) {
        HostBinding.in(linker.instance("wasi:sockets/tcp-create-socket@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(TcpCreateSocket.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static TcpCreateSocket of(ComponentInstance instance) {
        return GuestBinding.client(instance, TcpCreateSocket.class, MethodHandles.lookup());
    }
}
