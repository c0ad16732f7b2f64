package dev.ashlar.oci.sign;

/** A key cannot be read. The message says why, and never what is in it. */
public final class KeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyException(String message) {
        super(message);
    }
}
