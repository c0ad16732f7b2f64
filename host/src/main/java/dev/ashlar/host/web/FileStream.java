package dev.ashlar.host.web;

import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileHandle;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file from its beginning on. */
final class FileStream extends InputStream {
    private final FileHandle file;
    private long position;

    FileStream(FileHandle file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int count = file.read(position, target, offset, length);
            position += count;
            return count == 0 && length > 0 ? -1 : count;
        } catch (FileException e) {
            throw new IOException("the file cannot be read: " + e.error(), e);
        }
    }
}
