package dev.ashlar.host.diagnostics;

/**
 * A stretch of a file.
 *
 * @param start offset of the first {@code char}
 * @param end offset behind the last one
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no stretch of a file: " + start + " to " + end);
        }
    }

    /** What reaches from the start of this one to the end of another behind it. */
    public Span to(Span last) {
        return new Span(start, last.end);
    }
}
