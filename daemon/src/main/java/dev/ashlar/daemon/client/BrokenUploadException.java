package dev.ashlar.daemon.client;

import java.io.IOException;

/** What was to be sent cannot be read. */
final class BrokenUploadException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenUploadException(IOException cause) {
        super("what is to be sent cannot be read: " + cause.getMessage(), cause);
    }
}
