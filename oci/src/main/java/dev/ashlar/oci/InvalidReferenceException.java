package dev.ashlar.oci;

import java.util.Optional;

/** A text is no digest or no reference to an artifact. */
public final class InvalidReferenceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> fix;
    private final int start;
    private final int end;

    InvalidReferenceException(String message, String fix, int start, int end) {
        super(message);
        this.fix = Optional.of(fix);
        this.start = start;
        this.end = end;
    }

    /** What to write instead. */
    public Optional<String> fix() {
        return fix;
    }

    /** The offset in the text of what is wrong. */
    public int start() {
        return start;
    }

    /** The offset behind it. */
    public int end() {
        return end;
    }
}
