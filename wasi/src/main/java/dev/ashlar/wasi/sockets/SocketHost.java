package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.SocketLimits;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.error.Error;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.instancenetwork.InstanceNetwork;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup.IpNameLookup;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup.ResolveAddressStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Network;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.NetworkInterface;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.TcpSocket;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcpcreatesocket.TcpCreateSocket;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.UdpSocket;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udpcreatesocket.UdpCreateSocket;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.io.IoError;
import dev.ashlar.wasi.network.NetworkPolicy;
import dev.ashlar.wasi.sockets.linux.NativeSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The sockets of one guest: how many, and what they may reach. Closing it closes them all at once. */
final class SocketHost
        implements NetworkInterface, InstanceNetwork, IpNameLookup, TcpCreateSocket, UdpCreateSocket, AutoCloseable {
    private static final Runnable NOTHING = () -> {};

    private final Context context;
    private final SocketLimits limits;
    private final Quota sockets;
    private final Gate gate;
    private final Lookups lookups;

    /** Open ones, with what to do when they are closed. */
    private final Map<NativeSocket, Runnable> open = new ConcurrentHashMap<>();

    SocketHost(Context context) {
        this(context, NetworkPolicy.of(context.grants().network()));
    }

    SocketHost(Context context, NetworkPolicy policy) {
        this.context = context;
        this.limits = context.grants().limits().sockets();
        this.sockets = new Quota("sockets open", limits.open());
        this.gate = new Gate(policy);
        this.lookups = new Lookups(context, gate, limits);
    }

    Context context() {
        return context;
    }

    SocketLimits limits() {
        return limits;
    }

    Gate gate() {
        return gate;
    }

    @Override
    public Optional<ErrorCode> networkErrorCode(Error err) {
        return err instanceof IoError error ? error.code(ErrorCode.class) : Optional.empty();
    }

    @Override
    public Network instanceNetwork() {
        return () -> {};
    }

    @Override
    public ResolveAddressStream resolveAddresses(Network network, String name) throws ErrorCodeException {
        return lookups.start(name);
    }

    @Override
    public TcpSocket createTcpSocket(IpAddressFamily addressFamily) throws ErrorCodeException {
        boolean six = addressFamily == IpAddressFamily.IPV6;
        return new HostTcpSocket(this, opened(six, true), six);
    }

    @Override
    public UdpSocket createUdpSocket(IpAddressFamily addressFamily) throws ErrorCodeException {
        boolean six = addressFamily == IpAddressFamily.IPV6;
        return new HostUdpSocket(this, opened(six, false), six);
    }

    private NativeSocket opened(boolean six, boolean stream) throws ErrorCodeException {
        if (!NativeSocket.isSupported()) {
            throw new ErrorCodeException(ErrorCode.NOT_SUPPORTED);
        }
        gate.requireAny();
        return register(() -> NativeSocket.open(six, stream));
    }

    /** Opens or accepts a socket if the guest may have one more. */
    NativeSocket register(Supplier<NativeSocket.Opened> opening) throws ErrorCodeException {
        if (!sockets.tryTake(1)) {
            throw new ErrorCodeException(ErrorCode.NEW_SOCKET_LIMIT);
        }
        NativeSocket.Opened opened = opening.get();
        NativeSocket socket = opened.socket();
        if (socket == null) {
            sockets.giveBack(1);
            throw new ErrorCodeException(ErrorCodes.of(-opened.result()));
        }
        open.put(socket, NOTHING);
        return socket;
    }

    void whenClosed(NativeSocket socket, Runnable action) {
        open.put(socket, action);
    }

    /** On any thread; more than once. */
    void close(NativeSocket socket) {
        Runnable action = open.remove(socket);
        if (action != null) {
            socket.close();
            sockets.giveBack(1);
            action.run();
        }
    }

    int openSockets() {
        return open.size();
    }

    @Override
    public void close() {
        lookups.close();
        open.keySet().forEach(this::close);
    }
}
