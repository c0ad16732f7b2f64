package dev.ashlar.daemon.client;

import java.io.IOException;

/** No daemon answers, or it stopped answering. */
public final class UnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean heard;

    UnreachableException(String message, boolean heard, Throwable cause) {
        super(message, cause);
        this.heard = heard;
    }

    /** Whether it may have heard the request. */
    public boolean mayHaveHeard() {
        return heard;
    }
}
