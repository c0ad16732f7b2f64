package dev.ashlar.oci.registry;

import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** What somebody who pulls has elsewhere than in the store that he pulls into, and how much he may fetch. */
public interface Holdings {
    /** Nothing, and anything. */
    Holdings NONE = new Holdings() {};

    /** Whether there is such a blob, so that it need not be fetched. */
    default boolean has(Descriptor blob) throws IOException {
        return false;
    }

    /** A manifest or index that need not be fetched. */
    default Optional<byte[]> document(Digest digest) throws IOException {
        return Optional.empty();
    }

    /**
     * Is asked before something is fetched, once for each manifest or index, and for all blobs together.
     *
     * @throws IOException when that is too much; so may other exceptions
     */
    default void admit(Collection<Descriptor> missing) throws IOException {}
}
