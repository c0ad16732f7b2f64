package dev.ashlar.engine;

/** The bytes are no WebAssembly module: they do not follow the binary format. */
public final class MalformedModuleException extends EngineException {
    private static final long serialVersionUID = 1L;
    private final int offset;
    private final String reason;

    public MalformedModuleException(int offset, String reason) {
        super("malformed module at byte 0x%x: %s".formatted(offset, reason));
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
