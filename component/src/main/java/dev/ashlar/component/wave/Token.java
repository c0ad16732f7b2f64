package dev.ashlar.component.wave;

/**
 * The smallest part of a WAVE text that means something.
 *
 * @param text of a word or number as written, of a string or character what it stands for
 * @param start in the whole text, in UTF-16 units
 */
record Token(Kind kind, String text, int start) {
    enum Kind {
        /** One of {@code ( ) [ ] { } : ,}. */
        PUNCTUATION,
        NUMBER,
        /** A keyword, or a label without {@code %}. */
        WORD,
        /** A label that {@code %} introduced; the text is without it. */
        ESCAPED_LABEL,
        STRING,
        CHARACTER,
        END
    }

    boolean is(char punctuation) {
        return kind == Kind.PUNCTUATION && text.charAt(0) == punctuation;
    }

    /** Whether it is a keyword of that name. */
    boolean is(String keyword) {
        return kind == Kind.WORD && text.equals(keyword);
    }

    /** For messages. */
    @Override
    public String toString() {
        return switch (kind) {
            case PUNCTUATION -> "'" + text + "'";
            case NUMBER, WORD -> text;
            case ESCAPED_LABEL -> "%" + text;
            case STRING -> "a string";
            case CHARACTER -> "a character";
            case END -> "the end";
        };
    }
}
