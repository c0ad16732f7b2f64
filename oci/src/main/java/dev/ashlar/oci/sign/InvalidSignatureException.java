package dev.ashlar.oci.sign;

/** Bytes are no signature in a form that is known. */
public final class InvalidSignatureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSignatureException(String message) {
        super(message);
    }
}
