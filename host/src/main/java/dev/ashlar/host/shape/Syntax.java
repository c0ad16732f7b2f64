package dev.ashlar.host.shape;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.util.function.Function;

/**
 * The syntax of a text.
 *
 * @param expected what it is, as messages say it
 * @param pattern a regular expression, as JSON schemas have them, that holds for all texts that {@code parser} accepts; may be empty
 * @param parser what the text says; fails with an {@link InvalidTextException}
 */
public record Syntax<T>(String expected, String pattern, Function<String, T> parser) {
    public T parse(String text) {
        return parser.apply(text);
    }
}
