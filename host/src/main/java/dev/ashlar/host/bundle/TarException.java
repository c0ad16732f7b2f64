package dev.ashlar.host.bundle;

import java.io.IOException;

/** A tar is not what the layers of bundles are. */
final class TarException extends IOException {
    private static final long serialVersionUID = 1L;

    TarException(String message) {
        super(message);
    }
}
