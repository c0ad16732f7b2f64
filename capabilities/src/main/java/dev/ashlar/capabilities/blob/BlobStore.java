package dev.ashlar.capabilities.blob;

import java.time.Instant;
import java.util.Optional;

/**
 * Containers of objects. Calls may block; many threads call at a time. Objects come and go as a whole: whoever reads one reads
 * it as it was when the reading began.
 *
 * <p>Every method throws {@link BlobException} when the store cannot do it.
 */
public interface BlobStore extends AutoCloseable {
    /** Opens it, if it is not open. */
    void check();

    boolean hasContainer(String container);

    /** Fails where it exists. */
    void createContainer(String container);

    /** With all that is in it; nothing happens where there is none. */
    void deleteContainer(String container);

    /** When the container was made. */
    Instant created(String container);

    /** Removes all objects. */
    void clear(String container);

    BlobNames names(String container);

    Optional<BlobInfo> info(String container, String object);

    Optional<BlobReader> read(String container, String object);

    /** Begins an object that has no place yet. */
    BlobDraft begin();

    /** Nothing happens where there is none. */
    void delete(String container, String object);

    /** Fails where there is no object, or no container to take it; replaces what has the name. */
    void move(String container, String object, String toContainer, String toObject);

    @Override
    void close();
}
