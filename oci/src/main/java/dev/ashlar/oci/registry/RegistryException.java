package dev.ashlar.oci.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A registry did not do what it was asked to; the message names registry, repository and digest, and what to do. */
public final class RegistryException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** No connection, or it broke, again and again. */
        UNREACHABLE,
        /** The registry's certificate is not one that is trusted. */
        UNTRUSTED,
        /** The registry does not know who asks, or does not let them. */
        UNAUTHORIZED,
        /** There is no such repository, manifest or blob. */
        NOT_FOUND,
        /** Too many requests. */
        RATE_LIMITED,
        /** The registry refuses the request for another reason. */
        REFUSED,
        /** The registry fails. */
        SERVER_ERROR,
        /** What it sent is not what was asked for. */
        WRONG_CONTENT,
        /** It does not keep to the protocol, or to limits. */
        PROTOCOL,
    }

    private final Kind kind;
    private final boolean transientFailure;
    private final transient Optional<Duration> wait;

    private RegistryException(
            Kind kind, String message, boolean transientFailure, Optional<Duration> wait, Optional<Throwable> cause) {
        super(message, cause.orElse(null));
        this.kind = kind;
        this.transientFailure = transientFailure;
        this.wait = wait;
    }

    RegistryException(Kind kind, String message) {
        this(kind, message, false, Optional.empty(), Optional.empty());
    }

    RegistryException(Kind kind, String message, Throwable cause) {
        this(kind, message, false, Optional.empty(), Optional.of(cause));
    }

    /** One that may go away when it is tried again. */
    static RegistryException passing(Kind kind, String message, Optional<Duration> wait, Optional<Throwable> cause) {
        return new RegistryException(kind, message, true, wait, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it may work when it is tried again. */
    boolean isTransient() {
        return transientFailure;
    }

    /** How long the registry asks to wait before. */
    Optional<Duration> wait(Duration most) {
        return wait.map(it -> it.compareTo(most) > 0 ? most : it);
    }
}
