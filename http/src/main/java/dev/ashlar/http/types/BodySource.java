package dev.ashlar.http.types;

import java.io.IOException;
import java.util.Optional;

/** The body of a received message. Read by one thread at a time. */
public interface BodySource {
    /** No bytes, and no trailers. */
    BodySource EMPTY = new EmptySource();

    /**
     * Reads what is there, and waits until something is. On a guest's thread its run permit is with others meanwhile.
     *
     * @return 1 to {@code atMost} bytes, which nobody else changes; none at the end
     * @throws dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException when the interface has a name for what is wrong
     * @throws java.io.InterruptedIOException when the thread was interrupted
     */
    byte[] read(int atMost) throws IOException;

    /** Whether a read would not wait: there are bytes, or the end, or a failure. */
    boolean ready();

    /** From now on runs {@code wake}, on any thread, when {@link #ready} may have become true. */
    void watch(Runnable wake);

    void unwatch(Runnable wake);

    /** What came after the body; asked after its end. */
    Optional<FieldList> trailers();

    /** Nobody will read on. May come more than once, before the end, and from another thread than that which reads, whose read then fails. */
    void close();
}
