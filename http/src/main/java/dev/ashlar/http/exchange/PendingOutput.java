package dev.ashlar.http.exchange;

/**
 * Whether there is output that has been waiting for some time. Whoever collects output marks it; the watchdog, which is pressed
 * by that, asks every few milliseconds.
 */
public final class PendingOutput {
    private final Runnable press;
    private volatile boolean pending;
    private boolean seen;

    /** @param press tells the watchdog that something waits */
    public PendingOutput(Runnable press) {
        this.press = press;
    }

    public void mark() {
        if (!pending) {
            pending = true;
            press.run();
        }
    }

    public void clear() {
        pending = false;
    }

    public boolean isPending() {
        return pending;
    }

    /** Whether something waits that waited the last time this was asked, too. For the watchdog's thread. */
    public boolean isStale() {
        boolean stale = pending && seen;
        seen = pending;
        return stale;
    }
}
