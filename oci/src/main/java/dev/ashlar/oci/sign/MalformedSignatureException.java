package dev.ashlar.oci.sign;

import java.io.IOException;

/** What should have signatures in it has not their form. The message says where that is, and what is wrong with it. */
public final class MalformedSignatureException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedSignatureException(String message) {
        super(message);
    }
}
