package dev.ashlar.component;

import org.jspecify.annotations.Nullable;

/** The component follows the binary format but breaks a validation rule of the specification. */
public final class InvalidComponentException extends ComponentException {
    private static final long serialVersionUID = 1L;
    private final int offset;
    private final String reason;

    public InvalidComponentException(int offset, String reason) {
        this(offset, reason, null);
    }

    public InvalidComponentException(int offset, String reason, @Nullable Throwable cause) {
        super("invalid component at byte 0x%x: %s".formatted(offset, reason), cause);
        this.offset = offset;
        this.reason = reason;
    }

    /** Where in the binary, in bytes. */
    public int offset() {
        return offset;
    }

    public String reason() {
        return reason;
    }
}
