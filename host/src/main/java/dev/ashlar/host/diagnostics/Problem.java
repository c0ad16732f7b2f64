package dev.ashlar.host.diagnostics;

import java.util.Optional;

/**
 * One thing that is wrong with a file.
 *
 * @param message what is wrong, a sentence without its full stop
 * @param fix what to do about it, where that can be told
 */
public record Problem(Severity severity, SourceText source, Span span, String message, Optional<String> fix) {
    /** Whether the file can be used in spite of it. */
    public enum Severity {
        ERROR,
        WARNING;

        String word() {
            return this == ERROR ? "error" : "warning";
        }
    }

    /** Where it is. */
    public Position position() {
        return source.position(span.start());
    }

    /** {@code file:line:column: error: …}, the line with what is meant underlined, and the fix. */
    public String render() {
        var text = new StringBuilder();
        text.append(position()).append(": ").append(severity.word()).append(": ");
        text.append(Excerpt.sentence(message)).append('\n');
        text.append(Excerpt.of(source, span));
        fix.ifPresent(
                todo -> text.append("  fix: ").append(Excerpt.sentence(todo)).append('\n'));
        return text.toString();
    }
}
