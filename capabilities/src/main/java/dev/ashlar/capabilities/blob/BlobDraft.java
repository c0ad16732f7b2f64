package dev.ashlar.capabilities.blob;

/** An object that is being written and that nobody sees yet. Used by one thread at a time. */
public interface BlobDraft extends AutoCloseable {
    /** Appends. After a failure the draft is of no use. */
    void write(byte[] bytes);

    /** Puts it in its place, where it is there to stay, and replaces what has the name. Ends the draft. */
    void commit(String container, String object);

    /** What was written so far, for another store. */
    BlobReader written();

    /** Drops it, unless it was committed. */
    @Override
    void close();
}
