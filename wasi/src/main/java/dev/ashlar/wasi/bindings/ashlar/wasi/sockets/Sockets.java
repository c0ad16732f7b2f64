// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.ashlar.wasi.sockets;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.monotonicclock.MonotonicClock;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.error.ErrorInterface;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Poll;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.Streams;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.instancenetwork.InstanceNetwork;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup.IpNameLookup;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.NetworkInterface;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.Tcp;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcpcreatesocket.TcpCreateSocket;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.Udp;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udpcreatesocket.UdpCreateSocket;
import java.util.function.Function;

/// What the host implements of wasi:sockets.
///
/// The world `ashlar:wasi/sockets`.
public final class Sockets {
    private Sockets() {}

    /// Lets components import this world's imports, implemented by `imports`.
    public static void link(ComponentLinker linker, Imports imports) {
        linkPerCall(linker, context -> imports);
    }

    /// The same, implemented by what `all` finds for a call: components linked once serve many stores.
    public static void linkPerCall(ComponentLinker linker, Function<CallContext, Imports> all) {
        ErrorInterface.link(linker);
        NetworkInterface.linkPerCall(linker, context -> all.apply(context).network());
        InstanceNetwork.linkPerCall(linker, context -> all.apply(context).instanceNetwork());
        Poll.linkPerCall(linker, context -> all.apply(context).poll());
        IpNameLookup.linkPerCall(linker, context -> all.apply(context).ipNameLookup());
        Streams.link(linker);
        MonotonicClock.linkPerCall(linker, context -> all.apply(context).monotonicClock());
        Tcp.link(linker);
        TcpCreateSocket.linkPerCall(linker, context -> all.apply(context).tcpCreateSocket());
        Udp.link(linker);
        UdpCreateSocket.linkPerCall(linker, context -> all.apply(context).udpCreateSocket());
    }

    /// What components of this world import.
    public interface Imports {
        @WitInterface("wasi:sockets/network@0.2.12")
        NetworkInterface network();

        @WitInterface("wasi:sockets/instance-network@0.2.12")
        InstanceNetwork instanceNetwork();

        @WitInterface("wasi:io/poll@0.2.12")
        Poll poll();

        @WitInterface("wasi:sockets/ip-name-lookup@0.2.12")
        IpNameLookup ipNameLookup();

        @WitInterface("wasi:clocks/monotonic-clock@0.2.12")
        MonotonicClock monotonicClock();

        @WitInterface("wasi:sockets/tcp-create-socket@0.2.12")
        TcpCreateSocket tcpCreateSocket();

        @WitInterface("wasi:sockets/udp-create-socket@0.2.12")
        UdpCreateSocket udpCreateSocket();
    }
}
