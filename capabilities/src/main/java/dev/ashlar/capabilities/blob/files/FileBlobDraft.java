package dev.ashlar.capabilities.blob.files;

import dev.ashlar.capabilities.blob.BlobDraft;
import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.capabilities.blob.BlobReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is not in its place yet. Its bytes count against the store's limit from the moment that they are written. */
final class FileBlobDraft implements BlobDraft {
    private final FileBlobStore store;
    private final Path file;
    private final long most;
    private final FileChannel channel;
    private long size;
    private boolean ended;

    FileBlobDraft(FileBlobStore store, Path file, long most) throws IOException {
        this.store = store;
        this.file = file;
        this.most = most;
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void write(byte[] bytes) {
        boolean ignored = Failures.in("write the object", () -> {
            if (bytes.length > most - size) {
                throw new BlobException("an object of more than %d bytes".formatted(most));
            }
            store.use().takeDraft(bytes.length);
            size += bytes.length;
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            return true;
        });
    }

    @Override
    public void commit(String container, String object) {
        boolean ignored = Failures.in("store the object", () -> {
            channel.force(true);
            channel.close();
            store.place(file, size, container, object);
            ended = true;
            return true;
        });
    }

    @Override
    public BlobReader written() {
        return Failures.in("read the object", () -> FileBlobReader.open(file));
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        store.use().dropDraft(size);
        boolean ignored = Failures.in("drop the object", () -> {
            channel.close();
            return Files.deleteIfExists(file);
        });
    }
}
