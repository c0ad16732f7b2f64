package dev.ashlar.daemon.client;

import java.io.IOException;
import java.time.Duration;

/** For too long nothing moved. */
final class SilenceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Duration waited;

    SilenceException(Duration waited) {
        super("nothing came for " + text(waited));
        this.waited = waited;
    }

    String waited() {
        return text(waited);
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
