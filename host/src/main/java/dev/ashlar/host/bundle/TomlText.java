package dev.ashlar.host.bundle;

import dev.ashlar.oci.json.JsonException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes TOML: tables with a line for each key, and what JSON has as values. */
final class TomlText {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

    private final StringBuilder text = new StringBuilder();

    /** Begins a table. */
    TomlText table(String... path) {
        return head("[", path, "]");
    }

    /** Begins the next table of an array. */
    TomlText element(String... path) {
        return head("[[", path, "]]");
    }

    private TomlText head(String open, String[] path, String close) {
        text.append(text.isEmpty() ? "" : "\n").append(open);
        text.append(List.of(path).stream().map(TomlText::key).collect(Collectors.joining(".")));
        text.append(close).append('\n');
        return this;
    }

    /** @param value a string, a number, a boolean, a list or a map of these; what is null in a map is left out */
    TomlText line(String key, Object value) {
        text.append(key(key)).append(" = ").append(value(value)).append('\n');
        return this;
    }

    private static String key(String name) {
        return BARE.matcher(name).matches() ? name : quoted(name);
    }

    private static String value(Object value) {
        return switch (value) {
            case String string -> quoted(string);
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case Double number -> number.toString();
            case Boolean flag -> flag.toString();
            case List<?> list -> list.stream().map(TomlText::element).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .map(entry -> key(String.valueOf(entry.getKey())) + " = " + element(entry.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            default -> throw new IllegalArgumentException("no TOML form for " + value.getClass());
        };
    }

    private static String element(@Nullable Object element) {
        if (element == null) {
            throw new JsonException("null in an array, which nothing means here");
        }
        return value(element);
    }

    private static String quoted(String string) {
        var quoted = new StringBuilder("\"");
        string.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
