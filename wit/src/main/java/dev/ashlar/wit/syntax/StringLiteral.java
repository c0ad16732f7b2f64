package dev.ashlar.wit.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A string of WIT, which is written like a name of the WebAssembly text format.
 *
 * @param end offset of what follows it
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#strings">WebAssembly: strings</a>
 */
record StringLiteral(String value, int end) {
    private static final int MAX_CODE_POINT_DIGITS = 6;

    static StringLiteral read(SourceFile file, int start) {
        return new Reader(file, start).read();
    }

    private static final class Reader {
        private final SourceFile file;
        private final String text;
        private final int start;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int at;

        Reader(SourceFile file, int start) {
            this.file = file;
            this.text = file.text();
            this.start = start;
            this.at = start + 1;
        }

        StringLiteral read() {
            while (peek() != '"') {
                if (peek() == '\\') {
                    escape();
                } else {
                    int c = text.codePointAt(at);
                    bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                    at += Character.charCount(c);
                }
            }
            try {
                var decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
                return new StringLiteral(decoded.toString(), at + 1);
            } catch (CharacterCodingException e) {
                throw file.error(start, "the bytes of this string are not UTF-8");
            }
        }

        private char peek() {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw file.error(start, "this string is not closed", "add `\"`");
            }
            return text.charAt(at);
        }

        private void escape() {
            int from = at++;
            char c = peek();
            at++;
            switch (c) {
                case 't' -> bytes.write('\t');
                case 'n' -> bytes.write('\n');
                case 'r' -> bytes.write('\r');
                case '"', '\'', '\\' -> bytes.write(c);
                case 'u' -> codePoint(from);
                default -> hexadecimalByte(from);
            }
        }

        private void hexadecimalByte(int from) {
            char low = peek();
            if (!HexFormat.isHexDigit(text.charAt(from + 1)) || !HexFormat.isHexDigit(low)) {
                throw unknownEscape(from);
            }
            bytes.write(HexFormat.fromHexDigits(text, from + 1, from + 3));
            at++;
        }

        private void codePoint(int from) {
            int end = text.indexOf('}', at);
            if (peek() != '{' || end < 0 || end == at + 1 || end > at + 1 + MAX_CODE_POINT_DIGITS) {
                throw unknownEscape(from);
            }
            for (int i = at + 1; i < end; i++) {
                if (!HexFormat.isHexDigit(text.charAt(i))) {
                    throw unknownEscape(from);
                }
            }
            int c = HexFormat.fromHexDigits(text, at + 1, end);
            if (!Character.isValidCodePoint(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                throw unknownEscape(from);
            }
            bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            at = end + 1;
        }

        private RuntimeException unknownEscape(int from) {
            return file.error(
                    from, "unknown escape in a string", "known are \\t \\n \\r \\\" \\' \\\\ \\hh and \\u{hex}");
        }
    }
}
