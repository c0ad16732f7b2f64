package dev.ashlar.capabilities.blob.draft;

import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.capabilities.blob.BlobReader;
import dev.ashlar.wasi.io.HostInput;
import dev.ashlar.wasi.io.HostPollable;
import dev.ashlar.wasi.io.IoError;
import dev.ashlar.wasi.io.ReadyPollable;

/** An object as a stream: nothing is kept but where it is. */
final class BlobInput extends HostInput {
    private final GuestBlobs guest;
    private final BlobReader reader;
    private long position;
    private final long end;

    BlobInput(GuestBlobs guest, BlobReader reader, Range range) {
        super(guest.context());
        this.guest = guest;
        this.reader = reader;
        position = range.start();
        end = range.start() + range.length();
    }

    @Override
    protected byte[] take(int length) {
        if (position >= end) {
            throw IoError.closed();
        }
        try {
            byte[] bytes = reader.read(position, (int) Math.min(length, end - position));
            position += bytes.length;
            return bytes;
        } catch (BlobException e) {
            throw IoError.failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    protected HostPollable pollable() {
        return new ReadyPollable();
    }

    @Override
    protected void closed() {
        guest.close(reader);
    }
}
