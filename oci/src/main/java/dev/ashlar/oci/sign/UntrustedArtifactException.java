package dev.ashlar.oci.sign;

import dev.ashlar.oci.Digest;

/** Something is not signed as it has to be. The message names it, its digest, and the keys that were tried. */
public final class UntrustedArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Digest digest;

    UntrustedArtifactException(Digest digest, String message) {
        super(message);
        this.digest = digest;
    }

    /** Of what may not be used. */
    public Digest digest() {
        return digest;
    }
}
