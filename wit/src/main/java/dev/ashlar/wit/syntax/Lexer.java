package dev.ashlar.wit.syntax;

import dev.ashlar.wit.SemanticVersion;
import dev.ashlar.wit.syntax.Token.Kind;

/**
 * Cuts a file into tokens, one at a time.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#lexical-structure">WIT:
 *     lexical structure</a>
 */
final class Lexer {
    private static final String SYMBOLS = "=,:;(){}<>*/.@_";

    private final SourceFile file;
    private final String text;
    private int at;

    Lexer(SourceFile file) {
        this.file = file;
        this.text = file.text();
        checkCharacters();
    }

    /** The next token; of kind END for ever once the file is read. */
    Token next() {
        var docs = new DocComments();
        skipTrivia(docs);
        int start = at;
        if (at == text.length()) {
            return new Token(Kind.END, "", start, start, docs.text());
        }
        char c = text.charAt(at);
        if (isWordStart(c) || c == '_' && at + 1 < text.length() && isWordPart(text.charAt(at + 1))) {
            return new Token(Kind.WORD, word(start), start, at, docs.text());
        }
        if (c == '%') {
            at++;
            return new Token(Kind.ESCAPED_NAME, word(start), start, at, docs.text());
        }
        if (isDigit(c)) {
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            return new Token(Kind.INTEGER, text.substring(start, at), start, at, docs.text());
        }
        if (c == '"') {
            var literal = StringLiteral.read(file, start);
            at = literal.end();
            return new Token(Kind.STRING, literal.value(), start, at, docs.text());
        }
        return new Token(Kind.SYMBOL, symbol(c), start, at, docs.text());
    }

    /**
     * The version that starts at an offset, up to where it can be no longer: in {@code @1.0.0.{a}} it ends before the
     * last full stop. The next token is what follows it.
     */
    SemanticVersion version(int start) {
        int end = start;
        boolean numbers = true;
        for (int dots = 0; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == '-' || c == '+') {
                numbers = false;
            } else if (c == '.' && !(numbers && dots++ == 2)) {
                if (end + 1 == text.length() || !isVersionPart(text.charAt(end + 1))) {
                    break;
                }
            } else if (!isVersionPart(c)) {
                break;
            }
        }
        var written = text.substring(start, end);
        at = end;
        return SemanticVersion.parse(written)
                .orElseThrow(() -> file.error(
                        start,
                        "expected a version, found " + SourceFile.quote(written),
                        "versions are written as in 0.2.12 or 1.0.0-rc.1"));
    }

    private String symbol(char c) {
        if (text.startsWith("->", at)) {
            at += 2;
            return "->";
        }
        if (SYMBOLS.indexOf(c) < 0) {
            throw file.error(at, "unexpected " + SourceFile.quote(Character.toString(text.codePointAt(at))));
        }
        at++;
        return String.valueOf(c);
    }

    private String word(int start) {
        int from = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        var word = text.substring(from, at);
        if (!Labels.isLabel(word)) {
            var kebab = Labels.kebabCase(word);
            var reason = SourceFile.quote(text.substring(start, at))
                    + " is no name: names are words of lower-case (or upper-case) letters and digits with hyphens between";
            throw Labels.isLabel(kebab)
                    ? file.error(start, reason, "write " + SourceFile.quote(kebab))
                    : file.error(start, reason);
        }
        return word;
    }

    private void skipTrivia(DocComments docs) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = endOfLine();
                if (text.startsWith("///", at)) {
                    docs.addLine(text.substring(at + 3, end));
                }
                at = end;
            } else if (text.startsWith("/*", at)) {
                int start = at;
                skipBlockComment();
                if (text.startsWith("/**", start) && at - start > 4) {
                    docs.addBlock(text.substring(start + 3, at - 2));
                }
            } else {
                return;
            }
        }
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void skipBlockComment() {
        int start = at;
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (at < text.length()) {
                at++;
            } else {
                throw file.error(
                        start, "this comment is not closed", "add `*/`; comments nest, so each `/*` needs its own");
            }
        } while (depth > 0);
    }

    private void checkCharacters() {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Characters.isForbidden(c)) {
                throw file.error(i, "the character U+%04X is not allowed in WIT".formatted(c), "remove it");
            }
        }
    }

    private static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '-' || c == '_';
    }

    private static boolean isVersionPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
