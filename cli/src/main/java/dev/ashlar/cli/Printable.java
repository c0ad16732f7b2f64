package dev.ashlar.cli;

/** Makes text safe to print: names in modules may hold what a terminal would obey. */
final class Printable {
    private Printable() {}

    /** Escapes control characters, line ends included. */
    static String name(String name) {
        return escape(name, false);
    }

    /** Escapes control characters but line ends. */
    static String text(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean lines) {
        if (text.codePoints().noneMatch(c -> isUnsafe(c, lines))) {
            return text;
        }
        var escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isUnsafe(c, lines)) {
                escaped.append("\\u{%x}".formatted(c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private static boolean isUnsafe(int c, boolean lines) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> !(lines && (c == '\n' || c == '\r'));
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
