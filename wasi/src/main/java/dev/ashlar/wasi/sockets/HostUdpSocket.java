package dev.ashlar.wasi.sockets;

import static dev.ashlar.wasi.sockets.ErrorCodes.check;

import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.NetworkScheme;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpSocketAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Network;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.IncomingDatagramStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.OutgoingDatagramStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.UdpSocket;
import dev.ashlar.wasi.io.ReadyPollable;
import dev.ashlar.wasi.io.Traps;
import dev.ashlar.wasi.sockets.linux.NativeSocket;
import dev.ashlar.wasi.sockets.linux.SocketOption;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code udp-socket}. One that is bound to all addresses and any port, as a client is, needs no rule for listening: it then
 * hears only those that the guest may send to.
 */
final class HostUdpSocket implements UdpSocket {
    private enum State {
        UNBOUND,
        BIND_STARTED,
        BOUND
    }

    private final SocketHost host;
    private final NativeSocket socket;
    private final boolean six;
    private final SocketOptions options;
    private State state = State.UNBOUND;
    private boolean open;
    private @Nullable InetSocketAddress boundTo;
    private @Nullable InetSocketAddress remote;
    private int handles = 1;

    HostUdpSocket(SocketHost host, NativeSocket socket, boolean six) {
        this.host = host;
        this.socket = socket;
        this.six = six;
        this.options = new SocketOptions(socket, six, host.limits().kernelBuffer());
    }

    @Override
    public void startBind(Network network, IpSocketAddress localAddress) throws ErrorCodeException {
        if (state == State.BIND_STARTED) {
            throw new ErrorCodeException(ErrorCode.CONCURRENCY_CONFLICT);
        }
        require(state == State.UNBOUND);
        InetSocketAddress address = Addresses.toJava(localAddress);
        Addresses.requireFamily(address, six);
        open = host.gate().allowsListening(NetworkScheme.UDP, address);
        if (!open && !address.equals(Addresses.unspecified(six))) {
            host.gate().checkListening(NetworkScheme.UDP, address);
        }
        check(socket.bind(address));
        boundTo = address;
        state = State.BIND_STARTED;
    }

    @Override
    public void finishBind() throws ErrorCodeException {
        if (state != State.BIND_STARTED) {
            throw new ErrorCodeException(ErrorCode.NOT_IN_PROGRESS);
        }
        state = State.BOUND;
    }

    @Override
    public Tuple.Of2<IncomingDatagramStream, OutgoingDatagramStream> stream(Optional<IpSocketAddress> remoteAddress)
            throws ErrorCodeException {
        if (handles > 1) {
            throw Traps.misuse("datagram streams of a socket were asked for while it has some");
        }
        require(state == State.BOUND);
        if (remoteAddress.isPresent()) {
            InetSocketAddress address = destination(remoteAddress.get());
            check(socket.connect(address));
            remote = address;
        } else if (remote != null) {
            disconnect();
            remote = null;
        }
        handles += 2;
        return new Tuple.Of2<>(new ReceivedDatagrams(this), new SentDatagrams(this));
    }

    /** The kernel gives a port up that it chose itself: the socket keeps it. */
    private void disconnect() throws ErrorCodeException {
        int port = Addresses.toJava(localAddress()).getPort();
        check(socket.disconnect());
        if (Addresses.toJava(localAddress()).getPort() != port && boundTo != null) {
            check(socket.bind(new InetSocketAddress(boundTo.getAddress(), port)));
        }
    }

    /** @throws ErrorCodeException when nothing may be sent there */
    InetSocketAddress destination(IpSocketAddress to) throws ErrorCodeException {
        InetSocketAddress address = Addresses.toJava(to);
        Addresses.requireFamily(address, six);
        Addresses.requireRemote(address);
        host.gate().check(NetworkScheme.UDP, address);
        return address;
    }

    /** Whether the guest may hear of a datagram from there. */
    boolean hears(InetSocketAddress source) {
        return open || remote != null || host.gate().allows(NetworkScheme.UDP, source);
    }

    @Nullable InetSocketAddress remote() {
        return remote;
    }

    NativeSocket socket() {
        return socket;
    }

    SocketHost host() {
        return host;
    }

    /** One of the three that the guest has of it was dropped. */
    void dropped() {
        handles--;
        if (handles == 0) {
            host.close(socket);
        }
    }

    @Override
    public IpSocketAddress localAddress() throws ErrorCodeException {
        require(state != State.UNBOUND);
        NativeSocket.Named named = socket.local();
        check(named.result());
        if (named.address() == null) {
            throw new ErrorCodeException(ErrorCode.UNKNOWN);
        }
        return Addresses.toWit(named.address());
    }

    @Override
    public IpSocketAddress remoteAddress() throws ErrorCodeException {
        if (remote == null) {
            throw new ErrorCodeException(ErrorCode.INVALID_STATE);
        }
        return Addresses.toWit(remote);
    }

    @Override
    public IpAddressFamily addressFamily() {
        return six ? IpAddressFamily.IPV6 : IpAddressFamily.IPV4;
    }

    @Override
    public int unicastHopLimit() throws ErrorCodeException {
        return options.hopLimit();
    }

    @Override
    public void setUnicastHopLimit(int value) throws ErrorCodeException {
        options.hopLimit(value);
    }

    @Override
    public long receiveBufferSize() throws ErrorCodeException {
        return options.buffer(SocketOption.RECEIVE_BUFFER);
    }

    @Override
    public void setReceiveBufferSize(long value) throws ErrorCodeException {
        options.buffer(SocketOption.RECEIVE_BUFFER, value);
    }

    @Override
    public long sendBufferSize() throws ErrorCodeException {
        return options.buffer(SocketOption.SEND_BUFFER);
    }

    @Override
    public void setSendBufferSize(long value) throws ErrorCodeException {
        options.buffer(SocketOption.SEND_BUFFER, value);
    }

    @Override
    public Pollable subscribe() {
        return new ReadyPollable().handTo(host.context());
    }

    @Override
    public void close() {
        dropped();
    }

    private static void require(boolean allowed) throws ErrorCodeException {
        if (!allowed) {
            throw new ErrorCodeException(ErrorCode.INVALID_STATE);
        }
    }
}
