package dev.ashlar.wasi.sockets;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.Wasi;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.instancenetwork.InstanceNetwork;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup.IpNameLookup;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.NetworkInterface;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.Tcp;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcpcreatesocket.TcpCreateSocket;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.Udp;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udpcreatesocket.UdpCreateSocket;
import dev.ashlar.wasi.context.Context;

/** Where components meet the implementation: each call goes to what belongs to its store. */
public final class Interfaces {
    private Interfaces() {}

    /** Beside what the world {@code host} defines, of which sockets use streams and pollables. */
    public static void define(ComponentLinker linker) {
        NetworkInterface.linkPerCall(linker, Interfaces::of);
        InstanceNetwork.linkPerCall(linker, Interfaces::of);
        IpNameLookup.linkPerCall(linker, Interfaces::of);
        Tcp.link(linker);
        TcpCreateSocket.linkPerCall(linker, Interfaces::of);
        Udp.link(linker);
        UdpCreateSocket.linkPerCall(linker, Interfaces::of);
    }

    private static SocketHost of(CallContext call) {
        Context context = (Context) call.store().data(Wasi.class).wasi();
        return context.part(SocketHost.class, SocketHost::new);
    }
}
