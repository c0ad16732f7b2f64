package dev.ashlar.capabilities.blob;

/** An object as it was when it was opened, even if it is deleted or replaced. */
public interface BlobReader extends AutoCloseable {
    /** Bytes. */
    long size();

    /** What there is from a position on, at most {@code length} bytes; fewer only at the end. */
    byte[] read(long position, int length);

    @Override
    void close();
}
