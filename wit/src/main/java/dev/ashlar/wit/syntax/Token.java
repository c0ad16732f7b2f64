package dev.ashlar.wit.syntax;

/**
 * A token and the documentation in front of it.
 *
 * @param text of a name without its percent sign, of a string what it says, else what is written
 * @param start offset in the file, and {@code end} that of what follows
 * @param docs lines of the documentation comments in front, or empty
 */
record Token(Kind kind, String text, int start, int end, String docs) {
    enum Kind {
        /** A name or a keyword. */
        WORD,
        /** A name with a percent sign in front. */
        ESCAPED_NAME,
        INTEGER,
        STRING,
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.equals(keyword);
    }

    /** As a message calls it. */
    String described() {
        return switch (kind) {
            case WORD -> (Labels.KEYWORDS.contains(text) ? "the keyword " : "") + SourceFile.quote(text);
            case ESCAPED_NAME -> SourceFile.quote("%" + text);
            case INTEGER, SYMBOL -> SourceFile.quote(text);
            case STRING -> "the string " + SourceFile.quote(text);
            case END -> "the end of the file";
        };
    }
}
