package dev.ashlar.capabilities;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A capability cannot be had as it was asked for. */
public class CapabilityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What it is that cannot be had; in manifests, the keys of the same names. */
    public enum Kind {
        KEY_VALUE,
        BLOBS,
        /** An interface that components export and that nobody calls. */
        EXPORT
    }

    private final Kind kind;
    private final String label;

    /** @param label of the store, or the name of the export */
    public CapabilityException(Kind kind, String label, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.label = label;
    }

    public Kind kind() {
        return kind;
    }

    public String label() {
        return label;
    }

    /** The label, where it is about a store. */
    public Optional<String> store() {
        return kind == Kind.EXPORT ? Optional.empty() : Optional.of(label);
    }
}
