package dev.ashlar.oci;

/** Bytes are no image manifest or index; the message names the field. */
public final class InvalidDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidDocumentException(String message) {
        super(message);
    }
}
