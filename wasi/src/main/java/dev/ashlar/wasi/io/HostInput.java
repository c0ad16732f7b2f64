package dev.ashlar.wasi.io;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.context.Context;

/** {@code input-stream} by what differs between sources. Counts as one of its guest's streams until it is closed. */
public abstract class HostInput implements InputStream {
    /** No read gives more at a time, however much is asked for. */
    public static final int MOST = 1 << 16;

    private final StreamSlot slot;

    /** @throws dev.ashlar.engine.Trap when the guest has as many streams as it may have */
    protected HostInput(Context context) {
        this.slot = new StreamSlot(context);
    }

    /** What is there now, at most {@code length} bytes and maybe nothing; fails with "closed" at the end. */
    protected abstract byte[] take(int length);

    protected abstract HostPollable pollable();

    /** The guest has dropped it. Called once. */
    protected void closed() {}

    @Override
    public byte[] read(long len) {
        return take(Long.compareUnsigned(len, MOST) > 0 ? MOST : (int) len);
    }

    @Override
    public byte[] blockingRead(long len) {
        if (len != 0) {
            pollable().block();
        }
        return read(len);
    }

    @Override
    public long skip(long len) {
        return read(len).length;
    }

    @Override
    public long blockingSkip(long len) {
        return blockingRead(len).length;
    }

    @Override
    public Pollable subscribe() {
        return pollable().handTo(slot.context());
    }

    @Override
    public final void close() {
        if (slot.close()) {
            closed();
        }
    }
}
