package dev.ashlar.component.wave;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a WAVE text into tokens. */
final class Lexer {
    private static final Pattern BLANK = Pattern.compile("(?:\\s|//[^\\n]*+)*+");
    private static final Pattern NUMBER =
            Pattern.compile("-inf\\b|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?");
    private static final String WORD = "(?:[a-z][a-z0-9]*+|[A-Z][A-Z0-9]*+)";
    private static final Pattern LABEL = Pattern.compile("%?" + WORD + "(?:-(?:[a-z0-9]++|[A-Z0-9]++))*+");

    private final String text;
    private final Matcher matcher;
    private int position;

    Lexer(String text, int start) {
        this.text = text;
        this.matcher = BLANK.matcher(text);
        this.position = start;
    }

    String text() {
        return text;
    }

    Token next() {
        position = end(BLANK);
        int start = position;
        if (start == text.length()) {
            return new Token(Token.Kind.END, "", start);
        }
        char first = text.charAt(start);
        return switch (first) {
            case '(', ')', '[', ']', '{', '}', ':', ',' -> {
                position++;
                yield new Token(Token.Kind.PUNCTUATION, String.valueOf(first), start);
            }
            case '"' -> new Token(Token.Kind.STRING, string(), start);
            case '\'' -> new Token(Token.Kind.CHARACTER, character(), start);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(start);
            default -> label(start);
        };
    }

    private int end(Pattern pattern) {
        matcher.usePattern(pattern).region(position, text.length());
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    private Token number(int start) {
        int end = end(NUMBER);
        if (end < 0 || end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            throw error(start, "not a number; numbers are written in decimal, without leading zeros");
        }
        position = end;
        return new Token(Token.Kind.NUMBER, text.substring(start, end), start);
    }

    private Token label(int start) {
        int end = end(LABEL);
        if (end < 0) {
            throw error(start, "nothing starts with " + Character.toString(text.codePointAt(start)));
        }
        if (end < text.length() && (Character.isUnicodeIdentifierPart(text.charAt(end)) || text.charAt(end) == '-')) {
            throw error(start, "not a label; labels are words of one case, joined by hyphens");
        }
        position = end;
        return text.charAt(start) == '%'
                ? new Token(Token.Kind.ESCAPED_LABEL, text.substring(start + 1, end), start)
                : new Token(Token.Kind.WORD, text.substring(start, end), start);
    }

    private String character() {
        position++;
        if (position < text.length() && text.charAt(position) == '\'') {
            throw error(position, "a character is missing between the quotes");
        }
        StringBuilder out = new StringBuilder();
        unit(out, "character");
        if (position == text.length() || text.charAt(position) != '\'') {
            throw error(position, "a character ends with ' after one code point");
        }
        position++;
        return out.toString();
    }

    private String string() {
        if (text.startsWith("\"\"\"", position)) {
            position += 3;
            return multilineString();
        }
        position++;
        StringBuilder out = new StringBuilder();
        while (position < text.length() && text.charAt(position) != '"') {
            unit(out, "string");
        }
        if (position == text.length()) {
            throw error(position, "the string is not closed");
        }
        position++;
        return out.toString();
    }

    /** One code point, escaped or not. */
    private void unit(StringBuilder out, String within) {
        if (position == text.length()) {
            throw error(position, "the " + within + " is not closed");
        }
        int codePoint = text.codePointAt(position);
        if (codePoint == '\\') {
            escape(out);
        } else if (codePoint == '\n') {
            throw error(position, "a line break in a " + within + " is written \\n");
        } else {
            plain(out, codePoint);
        }
    }

    private void plain(StringBuilder out, int codePoint) {
        if (isSurrogate(codePoint)) {
            throw error(position, "half of a surrogate pair");
        }
        out.appendCodePoint(codePoint);
        position += Character.charCount(codePoint);
    }

    private void escape(StringBuilder out) {
        int start = position;
        char letter = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
        position += 2;
        switch (letter) {
            case '\\', '\'', '"' -> out.append(letter);
            case 't' -> out.append('\t');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 'u' -> out.appendCodePoint(numbered(start));
            default -> throw error(start, "no such escape; there are \\\\ \\' \\\" \\t \\n \\r \\u{…}");
        }
    }

    private int numbered(int start) {
        int close = text.indexOf('}', position);
        boolean braces = position < text.length() && text.charAt(position) == '{' && close > position + 1;
        String digits = braces && close - position <= 9 ? text.substring(position + 1, close) : "";
        if (!digits.matches("[0-9a-fA-F]{1,8}")) {
            throw error(start, "an escape is written \\u{1f600}");
        }
        long codePoint = Long.parseLong(digits, 16);
        if (codePoint > Character.MAX_CODE_POINT || isSurrogate((int) codePoint)) {
            throw error(start, "U+" + digits + " is not a Unicode scalar value");
        }
        position = close + 1;
        return (int) codePoint;
    }

    /** What follows the opening quotes. The indentation of the closing ones is taken off every line. */
    private String multilineString() {
        int start = position;
        int first = lineBreak(start);
        if (first < 0) {
            throw error(start, "a line break has to follow \"\"\"");
        }
        int close = text.indexOf("\"\"\"", first);
        if (close < 0) {
            throw error(text.length(), "the string is not closed");
        }
        int lastLine = text.lastIndexOf('\n', close - 1) + 1;
        String indentation = text.substring(lastLine, close);
        if (!indentation.isBlank() || indentation.chars().anyMatch(c -> c != ' ')) {
            throw error(lastLine, "the line of the closing \"\"\" may have spaces before them only");
        }
        String content = lines(first, lastLine, indentation);
        position = close + 3;
        return content;
    }

    /** Where the line after a line break at {@code at} starts; -1 when there is none. */
    private int lineBreak(int at) {
        int end = text.startsWith("\r\n", at) ? at + 2 : at + 1;
        return end <= text.length() && text.charAt(end - 1) == '\n' ? end : -1;
    }

    private String lines(int first, int last, String indentation) {
        StringBuilder out = new StringBuilder();
        position = first;
        while (position < last) {
            if (position > first) {
                out.append('\n');
            }
            if (!text.startsWith(indentation, position)) {
                throw error(position, "the line has less indentation than the closing \"\"\"");
            }
            position += indentation.length();
            for (int next = lineBreak(position); next < 0; next = lineBreak(position)) {
                if (text.charAt(position) == '\\') {
                    escape(out);
                } else {
                    plain(out, text.codePointAt(position));
                }
            }
            position = lineBreak(position);
        }
        return out.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private WaveException error(int offset, String problem) {
        return new WaveException(text, offset, problem);
    }
}
