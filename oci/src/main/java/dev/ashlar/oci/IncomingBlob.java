package dev.ashlar.oci;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * A blob of which a part is there. Closing it before {@link #commit} keeps that part for the next attempt, also of another process. Used by
 * one thread.
 */
public final class IncomingBlob implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final ContentStore store;
    private final Descriptor expected;
    private final Path draft;
    private final StoreLock lock;
    private final FileChannel file;
    private MessageDigest function = Digest.sha256();
    private long length;

    IncomingBlob(ContentStore store, Descriptor expected, Path draft, StoreLock lock) throws IOException {
        this.store = store;
        this.expected = expected;
        this.draft = draft;
        this.lock = lock;
        this.file =
                FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            readBack();
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void readBack() throws IOException {
        if (file.size() > expected.size()) {
            file.truncate(0);
        }
        var buffer = ByteBuffer.allocate(BUFFER);
        while (file.read(buffer) >= 0) {
            length += buffer.flip().remaining();
            function.update(buffer);
            buffer.clear();
        }
    }

    /** What the whole of it is. */
    public Descriptor expected() {
        return expected;
    }

    /** How many bytes are there. */
    public long length() {
        return length;
    }

    /**
     * Adds bytes behind those that are there.
     *
     * @throws WrongContentException when there are more than there should be
     * @throws IOException when the disk does not take them; then the part is removed, so that it does not keep the disk full
     */
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (count > expected.size() - length) {
            restart();
            ContentStore.check(expected, Long.MAX_VALUE, expected.digest());
        }
        try {
            var buffer = ByteBuffer.wrap(bytes, offset, count);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw store.full(expected, e);
        }
        function.update(bytes, offset, count);
        length += count;
    }

    /** Drops what is there. */
    public void restart() throws IOException {
        file.truncate(0);
        function = Digest.sha256();
        length = 0;
    }

    /**
     * Puts the whole blob into the store.
     *
     * @throws WrongContentException when it is not whole, or something else; in the second case what is there is dropped
     */
    public void commit() throws IOException {
        if (length == expected.size()) {
            Digest digest = Digest.of(function);
            if (!digest.equals(expected.digest())) {
                restart();
            }
            ContentStore.check(expected, expected.size(), digest);
        }
        ContentStore.check(expected, length, expected.digest());
        store.sync(file, expected);
        store.publish(draft, expected.digest());
    }

    @Override
    public void close() throws IOException {
        try (lock;
                file) {
            if (length == 0) {
                Files.deleteIfExists(draft); // there is nothing to go on with
            }
        }
    }
}
