package dev.ashlar.capabilities.blob.draft;

import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.HostOutput;
import dev.ashlar.wasi.io.IoError;

/** The bytes of a value. They are on the disk when the value is finished. */
final class BlobOutput extends HostOutput {
    private final HostOutgoingValue value;

    BlobOutput(Context context, HostOutgoingValue value) {
        super(context);
        this.value = value;
    }

    @Override
    protected void put(byte[] bytes) {
        if (value.isClosed()) {
            throw IoError.closed();
        }
        try {
            value.write(bytes);
        } catch (BlobException e) {
            throw IoError.failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    protected void putThrough() {}
}
