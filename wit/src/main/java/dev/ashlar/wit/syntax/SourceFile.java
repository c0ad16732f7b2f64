package dev.ashlar.wit.syntax;

import dev.ashlar.wit.WitException;
import java.util.Optional;

/**
 * The text of a file and what messages call it.
 *
 * @param name as in messages
 */
public record SourceFile(String name, String text) {
    private static final int MAX_QUOTED = 60;

    public WitException error(int offset, String reason) {
        return error(offset, reason, Optional.empty());
    }

    public WitException error(int offset, String reason, String fix) {
        return error(offset, reason, Optional.of(fix));
    }

    public WitException error(int offset, String reason, Optional<String> fix) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = 1 + text.codePointCount(lineStart, offset);
        return new WitException(name, line, column, reason, fix);
    }

    /** Text from a file, fit for a message: on one line, not too long, harmless to terminals. */
    public static String quote(String text) {
        var quoted = new StringBuilder("`");
        text.codePoints().limit(MAX_QUOTED).forEach(c -> {
            if (Character.isISOControl(c) || !Character.isDefined(c) || Character.getType(c) == Character.FORMAT) {
                quoted.append("\\u{%x}".formatted(c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        if (text.codePointCount(0, text.length()) > MAX_QUOTED) {
            quoted.append('…');
        }
        return quoted.append('`').toString();
    }
}
