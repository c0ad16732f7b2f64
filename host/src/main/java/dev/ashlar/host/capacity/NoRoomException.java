package dev.ashlar.host.capacity;

import java.time.Duration;
import java.util.Optional;

/** An invocation gets no place. */
public final class NoRoomException extends Exception {
    private static final long serialVersionUID = 1;

    /** Why it does not wait, or not any longer. */
    public enum Reason {
        /** Nothing may wait here, or no more than what does. */
        QUEUE_FULL,
        /** Its time was over before its turn came. */
        TIME_OVER,
        /** Who asked for it has left. */
        GIVEN_UP,
        /** What it would wait for is held by those that wait for it. */
        CIRCLE,
        /** The application is being stopped. */
        STOPPED
    }

    /** What there is too little of. */
    public enum Resource {
        CONCURRENCY,
        INSTANCES,
        /** Instances of all components of the application together. */
        ALL_INSTANCES
    }

    /**
     * What there is too little of, and whose it is.
     *
     * @param component empty for the application
     */
    public record Shortage(Resource resource, Optional<String> component, int limit) {}

    private final transient Reason reason;
    private final transient Shortage shortage;
    private final int queue;
    private final transient Duration waited;

    NoRoomException(Reason reason, Shortage shortage, int queue, Duration waited) {
        super(reason + ": " + shortage, null, false, false);
        this.reason = reason;
        this.shortage = shortage;
        this.queue = queue;
        this.waited = waited;
    }

    public Reason reason() {
        return reason;
    }

    public Shortage shortage() {
        return shortage;
    }

    /** How many may wait. */
    public int queue() {
        return queue;
    }

    /** How long it did. */
    public Duration waited() {
        return waited;
    }
}
