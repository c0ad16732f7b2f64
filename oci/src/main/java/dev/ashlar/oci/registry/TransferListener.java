package dev.ashlar.oci.registry;

import dev.ashlar.oci.Descriptor;

/** Is told how blobs and manifests go from and to a registry, by several threads at a time. */
public interface TransferListener {
    /** Looks away. */
    TransferListener NONE = new TransferListener() {};

    /** What became of one. */
    enum Outcome {
        /** It was sent or received. */
        TRANSFERRED,
        /** It was there already. */
        PRESENT,
        /** The registry had it in another repository. */
        MOUNTED
    }

    /** So many bytes more went over the network. */
    default void moved(Descriptor descriptor, long bytes) {}

    /** It is where it should be. */
    default void done(Descriptor descriptor, Outcome outcome) {}

    /** Something failed and is tried again. */
    default void retrying(RegistryException failure) {}
}
