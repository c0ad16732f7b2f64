package dev.ashlar.wasi;

/** A guest ended its program. Passes through the guest to whoever called it. */
public final class ExitException extends RuntimeException {
    private final int code;

    public ExitException(int code) {
        super("the program ended with exit code " + Integer.toUnsignedString(code), null, false, false);
        this.code = code;
    }

    /** What the program said, 0 for success. */
    public int code() {
        return code;
    }
}
