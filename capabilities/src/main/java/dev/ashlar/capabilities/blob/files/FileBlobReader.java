package dev.ashlar.capabilities.blob.files;

import dev.ashlar.capabilities.blob.BlobReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** An open file: what is deleted or replaced stays readable. */
final class FileBlobReader implements BlobReader {
    private final FileChannel channel;
    private final long size;

    private FileBlobReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    static BlobReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileBlobReader(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] read(long position, int length) {
        return Failures.in("read the object", () -> {
            byte[] bytes = new byte[(int) Math.max(0, Math.min(length, size - position))];
            ByteBuffer target = ByteBuffer.wrap(bytes);
            while (target.hasRemaining()) {
                if (channel.read(target, position + target.position()) < 0) {
                    return Arrays.copyOf(bytes, target.position());
                }
            }
            return bytes;
        });
    }

    @Override
    public void close() {
        boolean ignored = Failures.in("close the object", () -> {
            channel.close();
            return true;
        });
    }
}
