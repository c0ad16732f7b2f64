package dev.ashlar.capabilities.blob;

import org.jspecify.annotations.Nullable;

/** A store cannot do what it was asked for. The message is for guests, too. */
public class BlobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BlobException(String message) {
        this(message, null);
    }

    public BlobException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
