package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileHandle;
import dev.ashlar.wasi.io.HostOutput;

/** A file from some position on, or its end. */
final class FileOutput extends HostOutput {
    private final FileDescriptor descriptor;
    private final FileHandle file;
    private final boolean atEnd;
    private long position;

    FileOutput(Context context, FileDescriptor descriptor, FileHandle file, long position, boolean atEnd) {
        super(context);
        this.descriptor = descriptor;
        this.file = file;
        this.position = position;
        this.atEnd = atEnd;
        descriptor.retain();
    }

    @Override
    protected void put(byte[] bytes) {
        try {
            int done = 0;
            while (done < bytes.length) {
                int written = atEnd
                        ? file.append(bytes, done, bytes.length - done)
                        : file.write(position, bytes, done, bytes.length - done);
                done += written;
                position += written;
            }
        } catch (FileException e) {
            throw ErrorCodes.failed(e);
        }
    }

    @Override
    protected void putThrough() {}

    @Override
    protected void closed() {
        descriptor.release();
    }
}
