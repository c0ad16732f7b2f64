package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.IncomingDatagram;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.IncomingDatagramStream;
import dev.ashlar.wasi.sockets.linux.Errno;
import dev.ashlar.wasi.sockets.linux.NativeSocket;
import java.util.ArrayList;
import java.util.List;

/** {@code incoming-datagram-stream}. Datagrams wait in the kernel, which drops what its buffer has no room for. */
final class ReceivedDatagrams implements IncomingDatagramStream {
    /** Given to a guest at a time, the last datagram beyond it. */
    private static final int MOST_BYTES = 1 << 16;

    private final HostUdpSocket socket;

    ReceivedDatagrams(HostUdpSocket socket) {
        this.socket = socket;
    }

    @Override
    public List<IncomingDatagram> receive(long maxResults) throws ErrorCodeException {
        int limit = socket.host().limits().datagrams();
        int most = Long.compareUnsigned(maxResults, limit) > 0 ? limit : (int) maxResults;
        List<IncomingDatagram> datagrams = new ArrayList<>();
        int bytes = 0;
        for (int looked = 0; looked < limit && datagrams.size() < most && bytes < MOST_BYTES; looked++) {
            NativeSocket.Received received = socket.socket().receive();
            if (received.result() == -Errno.AGAIN || received.result() < 0 && !datagrams.isEmpty()) {
                break;
            }
            ErrorCodes.check(received.result());
            if (received.source() != null && socket.hears(received.source())) {
                datagrams.add(new IncomingDatagram(received.data(), Addresses.toWit(received.source())));
                bytes += received.data().length;
            }
        }
        return datagrams;
    }

    @Override
    public Pollable subscribe() {
        return SocketPollable.of(socket.socket(), NativeSocket.READABLE)
                .handTo(socket.host().context());
    }

    @Override
    public void close() {
        socket.dropped();
    }
}
