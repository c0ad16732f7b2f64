package dev.ashlar.component.wave;

/** A text is not WAVE, or no value of the type that is expected. The message starts with the place. */
public final class WaveException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final int offset;

    WaveException(String text, int offset, String problem) {
        super(place(text, offset) + ": " + problem);
        this.offset = offset;
    }

    /** Where in the text, in UTF-16 units. */
    public int offset() {
        return offset;
    }

    private static String place(String text, int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int column = text.codePointCount(lineStart, offset) + 1;
        if (text.indexOf('\n') < 0) {
            return "column " + column;
        }
        long line = text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
        return "line %d, column %d".formatted(line, column);
    }
}
