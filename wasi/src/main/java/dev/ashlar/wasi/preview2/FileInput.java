package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileHandle;
import dev.ashlar.wasi.io.HostInput;
import dev.ashlar.wasi.io.HostPollable;
import dev.ashlar.wasi.io.IoError;
import dev.ashlar.wasi.io.ReadyPollable;
import java.util.Arrays;

/** A file from some position on. */
final class FileInput extends HostInput {
    private final FileDescriptor descriptor;
    private final FileHandle file;
    private long position;

    FileInput(Context context, FileDescriptor descriptor, FileHandle file, long position) {
        super(context);
        this.descriptor = descriptor;
        this.file = file;
        this.position = position;
        descriptor.retain();
    }

    @Override
    protected byte[] take(int length) {
        byte[] bytes = new byte[length];
        try {
            int got = file.read(position, bytes, 0, length);
            if (got == 0 && length > 0) {
                throw IoError.closed();
            }
            position += got;
            return got == length ? bytes : Arrays.copyOf(bytes, got);
        } catch (FileException e) {
            throw ErrorCodes.failed(e);
        }
    }

    @Override
    protected HostPollable pollable() {
        return new ReadyPollable();
    }

    @Override
    protected void closed() {
        descriptor.release();
    }
}
