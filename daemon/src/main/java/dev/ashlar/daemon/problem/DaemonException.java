package dev.ashlar.daemon.problem;

/** A daemon cannot start or go on. The message says what is wrong and what to do. */
public final class DaemonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DaemonException(String message) {
        super(message);
    }

    public DaemonException(String message, Throwable cause) {
        super(message, cause);
    }
}
