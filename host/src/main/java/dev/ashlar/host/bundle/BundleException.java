package dev.ashlar.host.bundle;

import dev.ashlar.oci.Digest;

/** What a digest names is no application, or one that was not written as applications are. The message says what is wrong with it. */
public final class BundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Digest index;

    BundleException(Digest index, String message) {
        super("%s is no application that can be used: %s".formatted(index, message));
        this.index = index;
    }

    /** The index that was to be read. */
    public Digest index() {
        return index;
    }
}
