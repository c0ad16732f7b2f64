package dev.ashlar.wasi.sockets;

import static dev.ashlar.wasi.sockets.ErrorCodes.check;

import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.NetworkScheme;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpSocketAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Network;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.ShutdownType;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.TcpSocket;
import dev.ashlar.wasi.sockets.linux.Errno;
import dev.ashlar.wasi.sockets.linux.NativeSocket;
import dev.ashlar.wasi.sockets.linux.SocketOption;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * {@code tcp-socket}, the states of the interface. Binding and listening take no time, so what {@code start-} does is done;
 * {@code finish-} only tells.
 */
final class HostTcpSocket implements TcpSocket {
    private static final int DEFAULT_BACKLOG = 128;

    private enum State {
        UNBOUND,
        BIND_STARTED,
        BOUND,
        LISTEN_STARTED,
        LISTENING,
        CONNECTING,
        CONNECTED,
        /** A connection that did not come about. */
        FAILED
    }

    private final SocketHost host;
    private final NativeSocket socket;
    private final boolean six;
    private final SocketOptions options;
    private State state = State.UNBOUND;
    private int backlog;

    /** What the guest asked to be bound to, which is what rules are about; the kernel fills in ports. */
    private @Nullable InetSocketAddress boundTo;

    private @Nullable TcpConnection connection;

    /** Why connecting failed at once. */
    private @Nullable ErrorCode failure;

    HostTcpSocket(SocketHost host, NativeSocket socket, boolean six) {
        this.host = host;
        this.socket = socket;
        this.six = six;
        this.options = new SocketOptions(socket, six, host.limits().kernelBuffer());
        this.backlog = Math.min(DEFAULT_BACKLOG, host.limits().backlog());
    }

    /** One that another socket accepted. */
    private HostTcpSocket(HostTcpSocket listener, NativeSocket socket) {
        this(listener.host, socket, listener.six);
        this.state = State.CONNECTED;
        connect();
    }

    private TcpConnection connect() {
        int ignored = socket.set(SocketOption.NO_DELAY, 1);
        TcpConnection connected = new TcpConnection(host, socket);
        connection = connected;
        return connected;
    }

    @Override
    public void startBind(Network network, IpSocketAddress localAddress) throws ErrorCodeException {
        requireIdle();
        require(state == State.UNBOUND);
        InetSocketAddress address = Addresses.toJava(localAddress);
        Addresses.requireFamily(address, six);
        Addresses.requireUnicast(address);
        if (!address.equals(Addresses.unspecified(six))) {
            host.gate().checkListening(NetworkScheme.TCP, address);
        }
        bind(address);
        boundTo = address;
        state = State.BIND_STARTED;
    }

    /**
     * A port that was left a moment ago can be bound again. For that old and new socket have to agree, but the kernel must not
     * choose a port that is in use because of it.
     */
    private void bind(InetSocketAddress address) throws ErrorCodeException {
        boolean chosen = address.getPort() != 0;
        if (chosen) {
            check(socket.set(SocketOption.REUSE_ADDRESS, 1));
        }
        check(socket.bind(address));
        if (!chosen) {
            check(socket.set(SocketOption.REUSE_ADDRESS, 1));
        }
    }

    @Override
    public void finishBind() throws ErrorCodeException {
        finish(State.BIND_STARTED, State.BOUND);
    }

    private void finish(State started, State finished) throws ErrorCodeException {
        if (state != started) {
            throw new ErrorCodeException(ErrorCode.NOT_IN_PROGRESS);
        }
        state = finished;
    }

    @Override
    public void startConnect(Network network, IpSocketAddress remoteAddress) throws ErrorCodeException {
        requireIdle();
        require(state == State.UNBOUND || state == State.BOUND);
        InetSocketAddress address = Addresses.toJava(remoteAddress);
        Addresses.requireFamily(address, six);
        Addresses.requireUnicast(address);
        Addresses.requireRemote(address);
        host.gate().check(NetworkScheme.TCP, address);
        int result = socket.connect(address);
        if (result < 0 && result != -Errno.INPROGRESS) {
            failure = ErrorCodes.of(-result);
        }
        state = State.CONNECTING;
    }

    @Override
    public Tuple.Of2<InputStream, OutputStream> finishConnect() throws ErrorCodeException {
        if (state != State.CONNECTING) {
            throw new ErrorCodeException(ErrorCode.NOT_IN_PROGRESS);
        }
        if (failure == null) {
            if (!socket.isReady(NativeSocket.WRITABLE)) {
                throw new ErrorCodeException(ErrorCode.WOULD_BLOCK);
            }
            int error = check(socket.get(SocketOption.ERROR));
            failure = error == 0 ? null : ErrorCodes.of(error);
        }
        if (failure != null) {
            state = State.FAILED;
            host.close(socket);
            throw new ErrorCodeException(failure);
        }
        state = State.CONNECTED;
        TcpConnection connected = connect();
        return new Tuple.Of2<>(connected.newInput(), connected.newOutput());
    }

    /** To be reached by others takes a rule, to be bound for connecting does not. */
    @Override
    public void startListen() throws ErrorCodeException {
        requireIdle();
        require(state == State.BOUND);
        if (boundTo != null) {
            host.gate().checkListening(NetworkScheme.TCP, boundTo);
        }
        check(socket.listen(backlog));
        state = State.LISTEN_STARTED;
    }

    @Override
    public void finishListen() throws ErrorCodeException {
        finish(State.LISTEN_STARTED, State.LISTENING);
    }

    @Override
    public Tuple.Of3<TcpSocket, InputStream, OutputStream> accept() throws ErrorCodeException {
        require(state == State.LISTENING);
        NativeSocket accepted = host.register(this::acceptOne);
        HostTcpSocket client = new HostTcpSocket(this, accepted);
        TcpConnection connected = client.connected();
        return new Tuple.Of3<>(client, connected.newInput(), connected.newOutput());
    }

    /** A connection that broke before it was accepted is none: the next one is waited for. */
    private NativeSocket.Opened acceptOne() {
        NativeSocket.Opened opened = socket.accept();
        return switch (-opened.result()) {
            case Errno.CONNABORTED, Errno.INTR, Errno.NETDOWN, Errno.NETUNREACH, Errno.HOSTDOWN, Errno.HOSTUNREACH ->
                new NativeSocket.Opened(-Errno.AGAIN, null);
            default -> opened;
        };
    }

    private TcpConnection connected() throws ErrorCodeException {
        if (connection == null) {
            throw new ErrorCodeException(ErrorCode.INVALID_STATE);
        }
        return connection;
    }

    @Override
    public IpSocketAddress localAddress() throws ErrorCodeException {
        requireAlive();
        require(state != State.UNBOUND && state != State.CONNECTING);
        return named(socket.local());
    }

    @Override
    public IpSocketAddress remoteAddress() throws ErrorCodeException {
        requireAlive();
        require(state == State.CONNECTED);
        return named(socket.remote());
    }

    private static IpSocketAddress named(NativeSocket.Named named) throws ErrorCodeException {
        check(named.result());
        if (named.address() == null) {
            throw new ErrorCodeException(ErrorCode.UNKNOWN);
        }
        return Addresses.toWit(named.address());
    }

    @Override
    public boolean isListening() {
        return state == State.LISTENING;
    }

    @Override
    public IpAddressFamily addressFamily() {
        return six ? IpAddressFamily.IPV6 : IpAddressFamily.IPV4;
    }

    @Override
    public void setListenBacklogSize(long value) throws ErrorCodeException {
        if (value == 0) {
            throw new ErrorCodeException(ErrorCode.INVALID_ARGUMENT);
        }
        requireAlive();
        require(state != State.CONNECTING && state != State.CONNECTED);
        int most = host.limits().backlog();
        backlog = Long.compareUnsigned(value, most) > 0 ? most : (int) value;
        if (state == State.LISTEN_STARTED || state == State.LISTENING) {
            check(socket.listen(backlog));
        }
    }

    @Override
    public boolean keepAliveEnabled() throws ErrorCodeException {
        return options().keepAlive();
    }

    @Override
    public void setKeepAliveEnabled(boolean value) throws ErrorCodeException {
        options().keepAlive(value);
    }

    @Override
    public long keepAliveIdleTime() throws ErrorCodeException {
        return options().time(SocketOption.KEEP_ALIVE_IDLE);
    }

    @Override
    public void setKeepAliveIdleTime(long value) throws ErrorCodeException {
        options().time(SocketOption.KEEP_ALIVE_IDLE, value);
    }

    @Override
    public long keepAliveInterval() throws ErrorCodeException {
        return options().time(SocketOption.KEEP_ALIVE_INTERVAL);
    }

    @Override
    public void setKeepAliveInterval(long value) throws ErrorCodeException {
        options().time(SocketOption.KEEP_ALIVE_INTERVAL, value);
    }

    @Override
    public long keepAliveCount() throws ErrorCodeException {
        return options().keepAliveCount();
    }

    @Override
    public void setKeepAliveCount(long value) throws ErrorCodeException {
        options().keepAliveCount(value);
    }

    @Override
    public int hopLimit() throws ErrorCodeException {
        return options().hopLimit();
    }

    @Override
    public void setHopLimit(int value) throws ErrorCodeException {
        options().hopLimit(value);
    }

    @Override
    public long receiveBufferSize() throws ErrorCodeException {
        return options().buffer(SocketOption.RECEIVE_BUFFER);
    }

    @Override
    public void setReceiveBufferSize(long value) throws ErrorCodeException {
        options().buffer(SocketOption.RECEIVE_BUFFER, value);
    }

    @Override
    public long sendBufferSize() throws ErrorCodeException {
        return options().buffer(SocketOption.SEND_BUFFER);
    }

    @Override
    public void setSendBufferSize(long value) throws ErrorCodeException {
        options().buffer(SocketOption.SEND_BUFFER, value);
    }

    private SocketOptions options() throws ErrorCodeException {
        requireAlive();
        return options;
    }

    @Override
    public Pollable subscribe() {
        return new SocketPollable(socket, this::awaited, this::isReady).handTo(host.context());
    }

    private int awaited() {
        return state == State.LISTENING ? NativeSocket.READABLE : NativeSocket.WRITABLE;
    }

    private boolean isReady() {
        return switch (state) {
            case CONNECTING -> failure != null || socket.isReady(NativeSocket.WRITABLE);
            case LISTENING -> socket.isReady(NativeSocket.READABLE);
            case UNBOUND, BIND_STARTED, BOUND, LISTEN_STARTED, CONNECTED, FAILED -> true;
        };
    }

    @Override
    public void shutdown(ShutdownType shutdownType) throws ErrorCodeException {
        requireAlive();
        require(state == State.CONNECTED);
        connected().shutdown(shutdownType);
    }

    @Override
    public void close() {
        if (connection == null) {
            host.close(socket);
        } else {
            connection.dropped();
        }
    }

    private void requireIdle() throws ErrorCodeException {
        if (state == State.BIND_STARTED || state == State.LISTEN_STARTED || state == State.CONNECTING) {
            throw new ErrorCodeException(ErrorCode.CONCURRENCY_CONFLICT);
        }
    }

    private void requireAlive() throws ErrorCodeException {
        if (state == State.FAILED && failure != null) {
            throw new ErrorCodeException(failure);
        }
    }

    private static void require(boolean allowed) throws ErrorCodeException {
        if (!allowed) {
            throw new ErrorCodeException(ErrorCode.INVALID_STATE);
        }
    }
}
