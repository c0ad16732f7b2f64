package dev.ashlar.host.diagnostics;

import java.util.Optional;

/** A text does not have the syntax that it should have. Whoever knows where the text stands makes a {@link Problem} of it. */
public final class InvalidTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> fix;
    private final int start;
    private final int end;

    /**
     * @param start offset in the text of what is wrong
     * @param end offset behind it
     */
    public InvalidTextException(String message, Optional<String> fix, int start, int end) {
        super(message);
        this.fix = fix;
        this.start = start;
        this.end = end;
    }

    /** The whole text is wrong. */
    public InvalidTextException(String text, String message, String fix) {
        this(message, Optional.of(fix), 0, text.length());
    }

    public Optional<String> fix() {
        return fix;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }
}
