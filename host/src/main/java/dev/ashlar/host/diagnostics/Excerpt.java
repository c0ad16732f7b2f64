package dev.ashlar.host.diagnostics;

/** A line of a file with a part of it underlined, safe to print: no control characters, never wide. */
final class Excerpt {
    private static final int MAX_WIDTH = 100;
    private static final int MAX_MESSAGE = 500;
    private static final int BEFORE = 40;
    private static final String MORE = "...";

    private Excerpt() {}

    static String of(SourceText source, Span span) {
        int line = source.line(span.start());
        int lineStart = source.lineStart(line);
        int lineEnd = Math.max(source.lineEnd(line), lineStart);
        int from = Math.min(span.start(), lineEnd);
        int to = Math.clamp(span.end(), from, lineEnd);

        int first = lineEnd - lineStart <= MAX_WIDTH ? lineStart : Math.max(lineStart, from - BEFORE);
        int last = Math.min(lineEnd, first + MAX_WIDTH);
        String text = source.text();
        String before = (first > lineStart ? MORE : "") + printable(text.substring(first, from));
        String marked = printable(text.substring(from, Math.clamp(to, from, last)));
        String after =
                printable(text.substring(Math.min(Math.max(to, from), last), last)) + (last < lineEnd ? MORE : "");

        String number = Integer.toString(line);
        return ("  " + number + " | " + before + marked + after).stripTrailing() + "\n"
                + "  " + " ".repeat(number.length()) + " | " + " ".repeat(width(before))
                + "^".repeat(Math.max(1, width(marked))) + "\n";
    }

    /** A message, which may have a part of the file in it. */
    static String sentence(String message) {
        return printable(message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + MORE);
    }

    /** The text with each control character as one visible character. */
    static String printable(String text) {
        var result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> result.appendCodePoint(visible(c)));
        return result.toString();
    }

    private static int visible(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                '\uFFFD';
            default -> c;
        };
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
