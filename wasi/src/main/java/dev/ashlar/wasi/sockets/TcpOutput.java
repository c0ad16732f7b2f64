package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.HostOutput;
import dev.ashlar.wasi.io.HostPollable;
import dev.ashlar.wasi.io.Traps;
import dev.ashlar.wasi.sockets.linux.NativeSocket;

/** What goes over a connection: as much as the kernel takes, and one write beyond. */
final class TcpOutput extends HostOutput {
    /** So much the interface lets a guest write when it blocks. */
    private static final int MOST_BLOCKING = 4096;

    private final TcpConnection connection;
    private final SendBuffer buffer;

    TcpOutput(Context context, TcpConnection connection) {
        super(context);
        this.connection = connection;
        this.buffer = connection.output();
    }

    @Override
    public long checkWrite() {
        return buffer.permit();
    }

    @Override
    protected void put(byte[] bytes) {
        buffer.send(bytes);
    }

    @Override
    protected void putThrough() {
        buffer.requireOpen();
        new SocketPollable(connection.socket(), () -> NativeSocket.WRITABLE, buffer::isDrained).block();
        buffer.requireOpen();
    }

    @Override
    public void flush() {
        buffer.requireOpen();
    }

    @Override
    public void blockingWriteAndFlush(byte[] contents) {
        if (contents.length > MOST_BLOCKING) {
            throw Traps.limit("bytes in one blocking write to a stream", contents.length, MOST_BLOCKING);
        }
        pollable().block();
        put(contents);
        putThrough();
    }

    @Override
    public void blockingWriteZeroesAndFlush(long len) {
        if (Long.compareUnsigned(len, MOST_BLOCKING) > 0) {
            throw Traps.limit("bytes in one blocking write to a stream", len, MOST_BLOCKING);
        }
        blockingWriteAndFlush(new byte[(int) len]);
    }

    @Override
    public long splice(InputStream src, long len) {
        return moved(src.read(atMost(len)));
    }

    @Override
    public long blockingSplice(InputStream src, long len) {
        pollable().block();
        return moved(src.blockingRead(atMost(len)));
    }

    private long atMost(long len) {
        long permit = buffer.permit();
        return Long.compareUnsigned(len, permit) > 0 ? permit : len;
    }

    private long moved(byte[] bytes) {
        put(bytes);
        return bytes.length;
    }

    @Override
    protected HostPollable pollable() {
        return new SocketPollable(connection.socket(), () -> NativeSocket.WRITABLE, buffer::isReady);
    }

    @Override
    protected void closed() {
        buffer.finish();
        connection.dropped();
    }
}
