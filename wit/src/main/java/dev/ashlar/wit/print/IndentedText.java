package dev.ashlar.wit.print;

/** Lines in blocks. A blank line that is asked for comes before the next line of the same block, if there is one. */
final class IndentedText {
    private static final String STEP = "  ";

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean blankLineDue;

    void indent(int steps) {
        depth += steps;
    }

    void line(String line) {
        if (blankLineDue) {
            text.append('\n');
            blankLineDue = false;
        }
        text.repeat(STEP, depth).append(line).append('\n');
    }

    void open(String header) {
        line(header + " {");
        depth++;
    }

    void close() {
        blankLineDue = false;
        depth--;
        line("}");
    }

    void blankLine() {
        blankLineDue = true;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
