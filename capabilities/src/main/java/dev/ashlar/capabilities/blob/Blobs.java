package dev.ashlar.capabilities.blob;

import dev.ashlar.capabilities.BlobLimits;
import java.util.Optional;

/** The stores of one component. */
public interface Blobs {
    /** The store that has a container of that name; empty where none was granted. */
    Optional<BlobStore> find(String container);

    /** A store to begin an object in whose place is not known yet; empty where none was granted. */
    Optional<BlobStore> any();

    BlobLimits limits();
}
