package dev.ashlar.wasi.sockets;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.instancenetwork.InstanceNetwork;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup.IpNameLookup;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.NetworkInterface;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.Tcp;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcpcreatesocket.TcpCreateSocket;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.Udp;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udpcreatesocket.UdpCreateSocket;
import dev.ashlar.wasi.context.Context;
import java.util.function.Function;

/** Where components meet the implementation: each call goes to what belongs to its store. */
public final class Interfaces {
    private Interfaces() {}

    /** Beside what the world {@code host} defines, of which sockets use streams and pollables. */
    public static void define(ComponentLinker linker, WasiLookup lookup) {
        Function<CallContext, SocketHost> hosts = call -> of((Context) lookup.of(call.store()));
        NetworkInterface.linkPerCall(linker, hosts::apply);
        InstanceNetwork.linkPerCall(linker, hosts::apply);
        IpNameLookup.linkPerCall(linker, hosts::apply);
        Tcp.link(linker);
        TcpCreateSocket.linkPerCall(linker, hosts::apply);
        Udp.link(linker);
        UdpCreateSocket.linkPerCall(linker, hosts::apply);
    }

    private static SocketHost of(Context context) {
        return context.part(SocketHost.class, SocketHost::new);
    }
}
