package dev.ashlar.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A blob of which all bytes were read and are on the disk, but which is not in the store yet. Closing it before {@link #publish} drops
 * it.
 */
public final class BlobDraft implements AutoCloseable {
    private final ContentStore store;
    private final Descriptor descriptor;
    private final Path file;

    BlobDraft(ContentStore store, Descriptor descriptor, Path file) {
        this.store = store;
        this.descriptor = descriptor;
        this.file = file;
    }

    public Descriptor descriptor() {
        return descriptor;
    }

    /** Puts it into the store. */
    public void publish() throws IOException {
        store.publish(file, descriptor.digest());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
