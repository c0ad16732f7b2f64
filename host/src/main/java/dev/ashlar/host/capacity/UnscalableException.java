package dev.ashlar.host.capacity;

/** A limit that a component cannot have while it runs; the message says why and what to set instead. */
public final class UnscalableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnscalableException(String message) {
        super(message);
    }
}
