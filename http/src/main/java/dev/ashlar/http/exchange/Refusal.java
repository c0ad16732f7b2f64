package dev.ashlar.http.exchange;

import java.io.IOException;

/** A request that is not served, for a reason that its client may be told. */
public final class Refusal extends IOException {
    private final int status;

    /** @param message for the client: what is wrong with the request */
    public Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
