package dev.ashlar.host.toml;

import dev.ashlar.host.diagnostics.Span;

/** A position in a text, and the characters that are no values. */
final class Cursor {
    /** What {@link #peek} answers behind the last character; as a character, TOML refuses it. */
    static final char END = '\0';

    private final String text;
    private int offset;

    Cursor(String text) {
        this.text = text;
    }

    int offset() {
        return offset;
    }

    boolean atEnd() {
        return offset == text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return offset + ahead < text.length() ? text.charAt(offset + ahead) : END;
    }

    boolean startsWith(String expected) {
        return text.startsWith(expected, offset);
    }

    void skip(int chars) {
        offset += chars;
    }

    boolean accept(char expected) {
        if (atEnd() || peek() != expected) {
            return false;
        }
        offset++;
        return true;
    }

    String since(int start) {
        return text.substring(start, offset);
    }

    Span spanSince(int start) {
        return new Span(start, offset);
    }

    /** The character here, or nothing behind the last one. */
    Span here() {
        return atEnd()
                ? new Span(offset, offset)
                : new Span(offset, offset + Character.charCount(text.codePointAt(offset)));
    }

    /** What is here up to the next space, comma, bracket or line break. */
    Span word() {
        int end = offset;
        while (end < text.length() && " \t\r\n,]}#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end == offset ? here() : new Span(offset, end);
    }

    String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    void skipSpaces() {
        while (peek() == ' ' || peek() == '\t') {
            offset++;
        }
    }

    /** Skips spaces, comments and line breaks. */
    void skipBlank() {
        do {
            skipSpaces();
            skipComment();
        } while (acceptLineBreak());
    }

    void skipComment() {
        if (peek() != '#') {
            return;
        }
        while (!atEnd() && !atLineBreak()) {
            refuseControl();
            offset++;
        }
    }

    boolean atLineBreak() {
        return peek() == '\n' || peek() == '\r' && peek(1) == '\n';
    }

    boolean acceptLineBreak() {
        if (!atLineBreak()) {
            return false;
        }
        offset += peek() == '\n' ? 1 : 2;
        return true;
    }

    /** Fails if here is a character that TOML allows neither in comments nor in strings. */
    void refuseControl() {
        char c = peek();
        if (c < ' ' && c != '\t' || c == 0x7f) {
            throw new TomlSyntaxException(
                    here(),
                    String.format("control character U+%04X in the text", (int) c),
                    "remove it, or write an escape in a string");
        }
    }

    /** Goes back to the start of the line, if that is behind an offset. */
    boolean backToLineStart(int limit) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        if (start <= limit) {
            return false;
        }
        offset = start;
        return true;
    }

    void skipLine() {
        while (!atEnd() && peek() != '\n') {
            offset++;
        }
        acceptLineBreak();
    }
}
