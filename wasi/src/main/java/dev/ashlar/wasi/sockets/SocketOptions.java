package dev.ashlar.wasi.sockets;

import static dev.ashlar.wasi.sockets.ErrorCodes.check;

import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.sockets.linux.NativeSocket;
import dev.ashlar.wasi.sockets.linux.SocketOption;

/** Options of a socket: 0 is refused, what is beyond the kernel's range is brought into it. */
record SocketOptions(NativeSocket socket, boolean six, int largestBuffer) {
    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_SECONDS = Short.MAX_VALUE;

    boolean keepAlive() throws ErrorCodeException {
        return check(socket.get(SocketOption.KEEP_ALIVE)) != 0;
    }

    void keepAlive(boolean value) throws ErrorCodeException {
        check(socket.set(SocketOption.KEEP_ALIVE, value ? 1 : 0));
    }

    /** @return nanoseconds */
    long time(SocketOption option) throws ErrorCodeException {
        return check(socket.get(option)) * SECOND;
    }

    /** @param nanoseconds unsigned; rounded up to seconds */
    void time(SocketOption option, long nanoseconds) throws ErrorCodeException {
        long seconds = Long.divideUnsigned(nonZero(nanoseconds) - 1, SECOND) + 1;
        check(socket.set(option, (int) Math.min(seconds, LONGEST_SECONDS)));
    }

    long keepAliveCount() throws ErrorCodeException {
        return check(socket.get(SocketOption.KEEP_ALIVE_COUNT));
    }

    void keepAliveCount(long value) throws ErrorCodeException {
        check(socket.set(SocketOption.KEEP_ALIVE_COUNT, (int) Math.min(nonZero(value), Byte.MAX_VALUE)));
    }

    int hopLimit() throws ErrorCodeException {
        return check(socket.get(hops()));
    }

    void hopLimit(int value) throws ErrorCodeException {
        check(socket.set(hops(), (int) nonZero(value)));
    }

    private SocketOption hops() {
        return six ? SocketOption.HOP_LIMIT_6 : SocketOption.HOP_LIMIT_4;
    }

    /** The kernel counts its own overhead as much again: half of what it says is the guest's. */
    long buffer(SocketOption option) throws ErrorCodeException {
        return check(socket.get(option)) / 2;
    }

    void buffer(SocketOption option, long value) throws ErrorCodeException {
        long bytes = Long.compareUnsigned(nonZero(value), largestBuffer) > 0 ? largestBuffer : value;
        check(socket.set(option, (int) bytes));
    }

    private static long nonZero(long value) throws ErrorCodeException {
        if (value == 0) {
            throw new ErrorCodeException(ErrorCode.INVALID_ARGUMENT);
        }
        return value;
    }
}
