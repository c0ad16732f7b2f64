package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.OutgoingDatagram;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.OutgoingDatagramStream;
import dev.ashlar.wasi.io.Traps;
import dev.ashlar.wasi.sockets.linux.Errno;
import dev.ashlar.wasi.sockets.linux.NativeSocket;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code outgoing-datagram-stream}. Each datagram's destination is checked. */
final class SentDatagrams implements OutgoingDatagramStream {
    private final HostUdpSocket socket;
    private int permitted;

    SentDatagrams(HostUdpSocket socket) {
        this.socket = socket;
    }

    @Override
    public long checkSend() {
        permitted = socket.socket().isReady(NativeSocket.WRITABLE)
                ? socket.host().limits().datagrams()
                : 0;
        return permitted;
    }

    @Override
    public long send(List<OutgoingDatagram> datagrams) throws ErrorCodeException {
        if (datagrams.size() > permitted) {
            throw Traps.limit("datagrams to be sent at a time", datagrams.size(), permitted);
        }
        permitted = datagrams.isEmpty() ? permitted : 0;
        long sent = 0;
        for (OutgoingDatagram datagram : datagrams) {
            try {
                if (!send(datagram)) {
                    return sent;
                }
            } catch (ErrorCodeException e) {
                if (sent == 0) {
                    throw e;
                }
                return sent;
            }
            sent++;
        }
        return sent;
    }

    /** False when the kernel has no room now. */
    private boolean send(OutgoingDatagram datagram) throws ErrorCodeException {
        int result = socket.socket().send(datagram.data(), destination(datagram));
        if (result == -Errno.AGAIN) {
            return false;
        }
        ErrorCodes.check(result);
        return true;
    }

    /** Null when the socket knows. */
    private @Nullable InetSocketAddress destination(OutgoingDatagram datagram) throws ErrorCodeException {
        InetSocketAddress remote = socket.remote();
        if (datagram.remoteAddress().isEmpty()) {
            if (remote == null) {
                throw new ErrorCodeException(ErrorCode.INVALID_ARGUMENT);
            }
            return null;
        }
        InetSocketAddress address = socket.destination(datagram.remoteAddress().get());
        if (remote == null) {
            return address;
        }
        if (!remote.equals(address)) {
            throw new ErrorCodeException(ErrorCode.INVALID_ARGUMENT);
        }
        return null;
    }

    @Override
    public Pollable subscribe() {
        return SocketPollable.of(socket.socket(), NativeSocket.WRITABLE)
                .handTo(socket.host().context());
    }

    @Override
    public void close() {
        socket.dropped();
    }
}
