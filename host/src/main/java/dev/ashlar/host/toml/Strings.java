package dev.ashlar.host.toml;

import dev.ashlar.host.diagnostics.Span;

/** Reads the four kinds of strings. */
final class Strings {
    private final Cursor cursor;

    Strings(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The string whose first quote is at the cursor. */
    TomlValue.Text read() {
        char quote = cursor.peek();
        boolean multiline = cursor.peek(1) == quote && cursor.peek(2) == quote;
        return multiline ? multiline(quote) : singleLine(quote);
    }

    /** A string that ends on its line, as keys must. */
    TomlValue.Text singleLine(char quote) {
        int start = cursor.offset();
        cursor.skip(1);
        var value = new StringBuilder();
        boolean verbatim = true;
        while (!cursor.accept(quote)) {
            if (cursor.atEnd() || cursor.atLineBreak()) {
                throw new TomlSyntaxException(
                        cursor.spanSince(start), "the string does not end on its line", "add the closing " + quote);
            }
            if (quote == '"' && cursor.peek() == '\\') {
                escape(value);
                verbatim = false;
            } else {
                character(value);
            }
        }
        return new TomlValue.Text(value.toString(), cursor.spanSince(start), verbatim);
    }

    private TomlValue.Text multiline(char quote) {
        int start = cursor.offset();
        String quotes = String.valueOf(quote).repeat(3);
        cursor.skip(3);
        cursor.acceptLineBreak();
        var value = new StringBuilder();
        while (!cursor.startsWith(quotes)) {
            if (cursor.atEnd()) {
                throw new TomlSyntaxException(
                        new Span(start, start + 3), "the string does not end", "add the closing " + quotes);
            }
            if (cursor.acceptLineBreak()) {
                value.append('\n');
            } else if (quote == '"' && cursor.peek() == '\\') {
                if (!lineContinuation()) {
                    escape(value);
                }
            } else {
                character(value);
            }
        }
        cursor.skip(3);
        for (int more = 0; more < 2 && cursor.accept(quote); more++) {
            value.append(quote);
        }
        return new TomlValue.Text(value.toString(), cursor.spanSince(start), false);
    }

    private void character(StringBuilder value) {
        cursor.refuseControl();
        value.append(cursor.peek());
        cursor.skip(1);
    }

    /** A backslash at the end of a line takes all blank characters up to the next line with text. */
    private boolean lineContinuation() {
        int ahead = 1;
        while (cursor.peek(ahead) == ' ' || cursor.peek(ahead) == '\t') {
            ahead++;
        }
        if (cursor.peek(ahead) != '\n' && !(cursor.peek(ahead) == '\r' && cursor.peek(ahead + 1) == '\n')) {
            return false;
        }
        cursor.skip(ahead);
        do {
            cursor.skipSpaces();
        } while (cursor.acceptLineBreak());
        return true;
    }

    private void escape(StringBuilder value) {
        int start = cursor.offset();
        char kind = cursor.peek(1);
        cursor.skip(cursor.peek(1) == Cursor.END ? 1 : 2);
        switch (kind) {
            case 'b' -> value.append('\b');
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'f' -> value.append('\f');
            case 'r' -> value.append('\r');
            case 'e' -> value.append('\u001b');
            case '"' -> value.append('"');
            case '\\' -> value.append('\\');
            case 'x' -> hexadecimal(value, start, 2);
            case 'u' -> hexadecimal(value, start, 4);
            case 'U' -> hexadecimal(value, start, 8);
            default ->
                throw new TomlSyntaxException(
                        cursor.spanSince(start),
                        "no such escape",
                        "write \\\\ for a backslash, or use 'single quotes'");
        }
    }

    private void hexadecimal(StringBuilder value, int start, int digits) {
        long code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = cursor.peek() < 0x80 ? Character.digit(cursor.peek(), 16) : -1;
            if (digit < 0) {
                throw new TomlSyntaxException(
                        cursor.spanSince(start), "this escape needs " + digits + " hexadecimal digits");
            }
            code = code * 16 + digit;
            cursor.skip(1);
        }
        if (code > Character.MAX_CODE_POINT || code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
            throw new TomlSyntaxException(cursor.spanSince(start), "not a Unicode character");
        }
        value.appendCodePoint((int) code);
    }
}
