package dev.ashlar.daemon.client;

import java.io.IOException;

/** No daemon answers, or it stopped answering. */
public final class UnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean heard;

    UnreachableException(String message, boolean heard, IOException cause) {
        super(message, cause);
        this.heard = heard;
    }

    /** Whether it may have heard the request. */
    public boolean mayHaveHeard() {
        return heard;
    }

    /** Whether it was waited for as long as our patience lasts. */
    boolean isSilence() {
        return getCause() instanceof SilenceException;
    }
}
