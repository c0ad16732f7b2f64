package dev.ashlar.capabilities.blob.draft;

import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.IncomingValue;
import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.capabilities.blob.BlobReader;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;

/** An object, or a part of it, that a guest is about to read. */
final class HostIncomingValue implements IncomingValue {
    private final GuestBlobs guest;
    private final BlobReader reader;
    private final Range range;
    private boolean handedOn;

    HostIncomingValue(GuestBlobs guest, BlobReader reader, Range range) {
        this.guest = guest;
        this.reader = reader;
        this.range = range;
    }

    @Override
    public long size() {
        return range.length();
    }

    byte[] whole() {
        if (range.length() > guest.whole()) {
            throw new BlobException("%d bytes as a whole, and at most %d are allowed: read it as a stream, or in parts"
                    .formatted(range.length(), guest.whole()));
        }
        return reader.read(range.start(), (int) range.length());
    }

    InputStream stream() {
        InputStream stream = new BlobInput(guest, reader, range);
        handedOn = true;
        return stream;
    }

    @Override
    public void close() {
        if (!handedOn) {
            guest.close(reader);
        }
    }
}
