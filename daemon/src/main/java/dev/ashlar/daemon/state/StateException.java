package dev.ashlar.daemon.state;

/** The database failed; nothing was changed. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean full;

    StateException(String message, boolean full, Throwable cause) {
        super(message, cause);
        this.full = full;
    }

    /** Whether there is no room on the disk. */
    public boolean isDiskFull() {
        return full;
    }
}
