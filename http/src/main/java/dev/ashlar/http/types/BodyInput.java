package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.HostInput;
import dev.ashlar.wasi.io.HostPollable;
import dev.ashlar.wasi.io.IoError;
import dev.ashlar.wasi.io.Waiting;
import java.io.IOException;

/** The stream of a received body. A read that blocks goes straight to the source, on the guest's thread. */
final class BodyInput extends HostInput {
    private static final byte[] NOTHING = {};

    private final BodySource source;
    private boolean ended;
    private boolean open = true;

    BodyInput(Context guest, BodySource source) {
        super(guest);
        this.source = source;
    }

    boolean isOpen() {
        return open;
    }

    @Override
    protected byte[] take(int length) {
        if (ended) {
            throw IoError.closed();
        }
        return length == 0 || !source.ready() ? NOTHING : orEnd(readNow(length));
    }

    @Override
    public byte[] blockingRead(long len) {
        if (ended) {
            throw IoError.closed();
        }
        int atMost = Long.compareUnsigned(len, MOST) > 0 ? MOST : (int) len;
        return len == 0 ? NOTHING : orEnd(Waiting.blocking(() -> readNow(atMost)));
    }

    private byte[] orEnd(byte[] bytes) {
        if (bytes.length == 0) {
            ended = true;
            throw IoError.closed();
        }
        return bytes;
    }

    private byte[] readNow(int atMost) {
        try {
            return source.read(atMost);
        } catch (IOException e) {
            ended = true;
            throw Failures.ofStream(Failures.reading(e));
        } catch (ErrorCodeException e) {
            ended = true;
            throw Failures.ofStream(e.error());
        }
    }

    @Override
    protected HostPollable pollable() {
        return new BodyPollable(source);
    }

    @Override
    protected void closed() {
        open = false;
    }
}
