package dev.ashlar.wasi.io;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import dev.ashlar.wasi.context.Context;

/**
 * {@code output-stream} by what differs between targets. Here all of them take what they are given at once. Counts as one of
 * its guest's streams until it is closed.
 */
public abstract class HostOutput implements OutputStream {
    /** What a guest may write at a time. */
    private static final int PERMITTED = 1 << 16;

    /** So much the interface lets a guest write when it blocks. */
    private static final int PERMITTED_BLOCKING = 4096;

    private final StreamSlot slot;

    /** @throws dev.ashlar.engine.Trap when the guest has as many streams as it may have */
    protected HostOutput(Context context) {
        this.slot = new StreamSlot(context);
    }

    protected abstract void put(byte[] bytes);

    protected abstract void putThrough();

    /** The guest has dropped it. Called once. */
    protected void closed() {}

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
        return pollable().handTo(slot.context());
    }

    protected HostPollable pollable() {
        return new ReadyPollable();
    }

    @Override
    public final void close() {
        if (slot.close()) {
            closed();
        }
    }
}
