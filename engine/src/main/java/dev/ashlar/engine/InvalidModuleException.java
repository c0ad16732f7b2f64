package dev.ashlar.engine;

/** The module follows the binary format but breaks a validation rule of the specification. */
public final class InvalidModuleException extends EngineException {
    private static final long serialVersionUID = 1L;
    private final int offset;
    private final String reason;

    public InvalidModuleException(int offset, String reason) {
        super("invalid module at byte 0x%x: %s".formatted(offset, reason));
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
