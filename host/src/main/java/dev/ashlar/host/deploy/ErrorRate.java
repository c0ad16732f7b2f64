package dev.ashlar.host.deploy;

import java.util.Locale;

/**
 * How many requests of a revision went wrong by its own fault.
 *
 * @param requests that ended
 * @param errors those of them where a guest trapped, took too long, or answered with a status from 500 on; what a client caused, and what
 *     was turned away because too much was going on, is none
 */
public record ErrorRate(long requests, long errors) {
    /** No request. */
    public static final ErrorRate NONE = new ErrorRate(0, 0);

    /** From 0 to 1; 0 where there is no request. */
    public double value() {
        return requests == 0 ? 0 : (double) errors / requests;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d of %d (%.1f %%)", errors, requests, value() * 100);
    }
}
