package dev.ashlar.engine.cache;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Reads an entry. Not through channels: the thread that needs a class may be interrupted, which would close them. */
final class EntryFile implements AutoCloseable {
    private final RandomAccessFile file;
    private final EntryFormat.Head head;

    private EntryFile(RandomAccessFile file, EntryFormat.Head head) {
        this.file = file;
        this.head = head;
    }

    /** @throws IOException when there is no entry, or one that is not that key's */
    static EntryFile open(Path path, CacheKey key) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        try {
            byte[] head = new byte[EntryFormat.HEAD_BYTES];
            file.readFully(head);
            return new EntryFile(file, EntryFormat.head(head, key, file.length()));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Which of the files that have had this name it is. */
    long drawn() {
        return head.drawn();
    }

    EntryFormat.Index index() throws IOException {
        file.seek(EntryFormat.HEAD_BYTES);
        byte[] bytes = new byte[head.indexLength()];
        file.readFully(bytes);
        return EntryFormat.index(head, bytes, file.length());
    }

    /** A class as it was written; whoever uses it checks it. */
    byte[] read(Slice slice) throws IOException {
        byte[] bytes = new byte[slice.length()];
        file.seek(slice.offset());
        file.readFully(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
