package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.HostOutput;
import dev.ashlar.wasi.io.HostPollable;
import dev.ashlar.wasi.io.IoError;
import dev.ashlar.wasi.io.Traps;

/** The stream of a body that is sent. */
final class BodyOutput extends HostOutput {
    private final Outflow flow;
    private boolean told;
    private boolean open = true;

    BodyOutput(Context guest, Outflow flow) {
        super(guest);
        this.flow = flow;
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public long checkWrite() {
        requireIntact();
        return flow.space();
    }

    @Override
    public void write(byte[] contents) {
        requireIntact();
        if (contents.length > flow.space()) {
            throw Traps.limit("bytes written to a body", contents.length, flow.space());
        }
        put(contents);
        flow.push();
    }

    @Override
    public void writeZeroes(long len) {
        requireIntact();
        if (Long.compareUnsigned(len, flow.space()) > 0) {
            throw Traps.limit("bytes written to a body", len, flow.space());
        }
        put(new byte[(int) len]);
        flow.push();
    }

    @Override
    public void blockingWriteAndFlush(byte[] contents) {
        requireIntact();
        flow.awaitSpace(contents.length);
        super.blockingWriteAndFlush(contents);
    }

    @Override
    public void blockingWriteZeroesAndFlush(long len) {
        requireIntact();
        flow.awaitSpace(1);
        super.blockingWriteZeroesAndFlush(len);
    }

    @Override
    public long splice(InputStream src, long len) {
        requireIntact();
        long moved = super.splice(src, atMost(len));
        flow.push();
        return moved;
    }

    @Override
    public long blockingSplice(InputStream src, long len) {
        requireIntact();
        flow.awaitSpace(1);
        long moved = super.blockingSplice(src, atMost(len));
        flow.push();
        return moved;
    }

    private long atMost(long len) {
        int space = flow.space();
        return Long.compareUnsigned(len, space) > 0 ? space : len;
    }

    @Override
    protected void put(byte[] bytes) {
        try {
            flow.offer(bytes);
        } catch (ErrorCodeException e) {
            told = true;
            throw Failures.ofStream(e.error());
        }
    }

    @Override
    public void flush() {
        requireIntact();
        flow.push();
    }

    @Override
    protected void putThrough() {
        flow.pushThrough();
        requireIntact();
    }

    /** A stream says once why it failed, and is closed from then on. */
    private void requireIntact() {
        ErrorCode failure = flow.failure();
        if (failure == null) {
            return;
        }
        if (told) {
            throw IoError.closed();
        }
        told = true;
        throw Failures.ofStream(failure);
    }

    @Override
    protected HostPollable pollable() {
        return new SpacePollable();
    }

    @Override
    protected void closed() {
        open = false;
    }

    /** Ready when there is space. */
    private final class SpacePollable extends HostPollable {
        @Override
        public boolean ready() {
            return flow.isReady();
        }

        @Override
        public void block() {
            flow.awaitSpace(1);
        }

        @Override
        public void watch(Runnable wake) {
            flow.watch(wake);
        }

        @Override
        public void unwatch(Runnable wake) {
            flow.unwatch(wake);
        }
    }
}
