package dev.ashlar.component;

import org.jspecify.annotations.Nullable;

/** The bytes are no component: they do not follow the binary format. */
public final class MalformedComponentException extends ComponentException {
    private static final long serialVersionUID = 1L;
    private final int offset;
    private final String reason;

    public MalformedComponentException(int offset, String reason) {
        this(offset, reason, null);
    }

    public MalformedComponentException(int offset, String reason, @Nullable Throwable cause) {
        super("malformed component at byte 0x%x: %s".formatted(offset, reason), cause);
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
