package dev.ashlar.wasi.io;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;

/** {@code output-stream} by what differs between targets. Here all of them take what they are given at once. */
public abstract class HostOutput implements OutputStream {
    /** What a guest may write at a time. */
    private static final int PERMITTED = 1 << 16;

    /** So much the interface lets a guest write when it blocks. */
    private static final int PERMITTED_BLOCKING = 4096;

    protected abstract void put(byte[] bytes);

    protected abstract void putThrough();

    @Override
    public long checkWrite() {
        return PERMITTED;
    }

    @Override
    public void write(byte[] contents) {
        require(contents.length, PERMITTED);
        put(contents);
    }

    @Override
    public void blockingWriteAndFlush(byte[] contents) {
        require(contents.length, PERMITTED_BLOCKING);
        put(contents);
        putThrough();
    }

    @Override
    public void flush() {
        putThrough();
    }

    @Override
    public void blockingFlush() {
        putThrough();
    }

    @Override
    public void writeZeroes(long len) {
        require(len, PERMITTED);
        put(new byte[(int) len]);
    }

    @Override
    public void blockingWriteZeroesAndFlush(long len) {
        require(len, PERMITTED_BLOCKING);
        put(new byte[(int) len]);
        putThrough();
    }

    @Override
    public long splice(InputStream src, long len) {
        byte[] bytes = src.read(atMost(len));
        put(bytes);
        return bytes.length;
    }

    @Override
    public long blockingSplice(InputStream src, long len) {
        byte[] bytes = src.blockingRead(atMost(len));
        put(bytes);
        return bytes.length;
    }

    private static long atMost(long len) {
        return Long.compareUnsigned(len, PERMITTED) > 0 ? PERMITTED : len;
    }

    private static void require(long length, int permitted) {
        if (Long.compareUnsigned(length, permitted) > 0) {
            throw Traps.limit("bytes in one write to a stream", length, permitted);
        }
    }

    @Override
    public Pollable subscribe() {
        return new ReadyPollable();
    }

    @Override
    public void close() {}
}
