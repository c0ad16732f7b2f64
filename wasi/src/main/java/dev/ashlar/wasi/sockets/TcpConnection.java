package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.ShutdownType;
import dev.ashlar.wasi.sockets.linux.NativeSocket;

/**
 * Two sides that are connected. It is closed when the guest has dropped the socket and both of its streams, and what it wrote is
 * with the kernel.
 */
final class TcpConnection {
    private static final int RECEIVE = 0;

    private final SocketHost host;
    private final NativeSocket socket;
    private final SendBuffer output;
    private boolean receiveShut;
    private int handles = 3;

    TcpConnection(SocketHost host, NativeSocket socket) {
        this.host = host;
        this.socket = socket;
        this.output = new SendBuffer(socket, host.context().quotas().bufferedBytes());
        host.whenClosed(socket, output::discard);
    }

    NativeSocket socket() {
        return socket;
    }

    SendBuffer output() {
        return output;
    }

    boolean isReceiveShut() {
        return receiveShut;
    }

    InputStream newInput() {
        return new TcpInput(host.context(), this);
    }

    OutputStream newOutput() {
        return new TcpOutput(host.context(), this);
    }

    void shutdown(ShutdownType type) {
        switch (type) {
            case RECEIVE -> shutdownReceive();
            case SEND -> output.finish();
            case BOTH -> {
                shutdownReceive();
                output.finish();
            }
        }
    }

    void shutdownReceive() {
        if (!receiveShut) {
            receiveShut = true;
            int ignored = socket.shutdown(RECEIVE);
        }
    }

    /** One of the three that the guest has of it was dropped. */
    void dropped() {
        handles--;
        if (handles == 0) {
            output.afterwards(() -> host.close(socket));
        }
    }
}
