package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.HostInput;
import dev.ashlar.wasi.io.HostPollable;
import dev.ashlar.wasi.io.IoError;
import dev.ashlar.wasi.sockets.linux.Errno;
import dev.ashlar.wasi.sockets.linux.NativeSocket;

/** What comes over a connection. Nothing of it waits here: it is in the kernel until the guest asks. */
final class TcpInput extends HostInput {
    private static final byte[] NOTHING = new byte[0];

    private final TcpConnection connection;
    private boolean ended;

    TcpInput(Context context, TcpConnection connection) {
        super(context);
        this.connection = connection;
    }

    @Override
    protected byte[] take(int length) {
        if (ended || connection.isReceiveShut()) {
            throw IoError.closed();
        }
        if (length == 0) {
            return NOTHING;
        }
        NativeSocket.Received received = connection.socket().read(length);
        if (received.result() == 0) {
            ended = true;
            throw IoError.closed();
        }
        if (received.result() < 0 && received.result() != -Errno.AGAIN && received.result() != -Errno.INTR) {
            ended = true;
            ErrorCode code = ErrorCodes.of(-received.result());
            throw IoError.failed("the connection failed: " + code, code);
        }
        return received.data();
    }

    @Override
    protected HostPollable pollable() {
        return new SocketPollable(
                connection.socket(),
                () -> NativeSocket.READABLE,
                () -> ended || connection.isReceiveShut() || connection.socket().isReady(NativeSocket.READABLE));
    }

    @Override
    protected void closed() {
        connection.shutdownReceive();
        connection.dropped();
    }
}
