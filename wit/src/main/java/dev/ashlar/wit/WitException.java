package dev.ashlar.wit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** WIT that cannot be read: its text breaks the grammar, or a name in it cannot be resolved. */
public final class WitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String reason;
    private final @Nullable String fix;

    /**
     * @param file as the reader was told to call it
     * @param line from 1; 0 where the error is about the file as a whole
     * @param column from 1, in characters; 0 where the error is about the file as a whole
     * @param reason what is wrong, with the offending text
     * @param fix what to do, where that is known
     */
    public WitException(String file, int line, int column, String reason, Optional<String> fix) {
        super(file + (line == 0 ? "" : ":" + line + ":" + column) + ": " + reason
                + fix.map(text -> "; " + text).orElse(""));
        this.file = file;
        this.line = line;
        this.column = column;
        this.reason = reason;
        this.fix = fix.orElse(null);
    }

    public String file() {
        return file;
    }

    /** From 1; 0 where the error is about the file as a whole. */
    public int line() {
        return line;
    }

    /** From 1, in characters; 0 where the error is about the file as a whole. */
    public int column() {
        return column;
    }

    public String reason() {
        return reason;
    }

    /** What to do, where that is known. */
    public Optional<String> fix() {
        return Optional.ofNullable(fix);
    }
}
