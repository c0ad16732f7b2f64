package dev.ashlar.oci;

import java.io.IOException;

/** Bytes are not those that their descriptor names: of another size, or of another digest. */
public final class WrongContentException extends IOException {
    private static final long serialVersionUID = 1L;

    public WrongContentException(String message) {
        super(message);
    }
}
