// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitInterface;
import java.lang.invoke.MethodHandles;

/// Links the resources of `wasi:sockets/udp@0.2.12`.
@WitInterface("wasi:sockets/udp@0.2.12")
public interface Udp {
    /// Lets components import this interface.
    static void link(ComponentLinker linker) {
        HostBinding.in(linker.instance("wasi:sockets/udp@0.2.12"), MethodHandles.lookup())
                .resource(UdpSocket.class)
                .resource(IncomingDatagramStream.class)
                .resource(OutgoingDatagramStream.class);
    }
}
