package dev.ashlar.oci;

import java.io.IOException;
import java.nio.file.Path;

/** A content store has not what was asked of it. */
public final class MissingBlobException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Digest digest;

    MissingBlobException(Path store, Digest digest) {
        super("%s is not in the content store %s".formatted(digest, store));
        this.digest = digest;
    }

    public Digest digest() {
        return digest;
    }
}
