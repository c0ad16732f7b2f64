package dev.ashlar.cli;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes maps, iterables, strings, numbers, booleans and null as JSON text, indented by two spaces or in one line. */
final class Json {
    private final StringBuilder text = new StringBuilder();
    private final boolean lines;
    private int depth;

    private Json(boolean lines) {
        this.lines = lines;
    }

    static String of(@Nullable Object value) {
        return write(new Json(true), value);
    }

    /** The same in one line. */
    static String line(@Nullable Object value) {
        return write(new Json(false), value);
    }

    private static String write(Json json, @Nullable Object value) {
        json.value(value);
        return json.text.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> members(map);
            case Iterable<?> items -> elements(items);
            case Boolean flag -> text.append(flag);
            case Double number when !Double.isFinite(number) -> text.append("null");
            case Float number when !Float.isFinite(number) -> text.append("null");
            case Number number -> text.append(number);
            case CharSequence string -> string(string);
            default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
        }
    }

    private void members(Map<?, ?> map) {
        block('{', '}', map.entrySet().iterator(), entry -> {
            string(String.valueOf(entry.getKey()));
            text.append(lines ? ": " : ":");
            value(entry.getValue());
        });
    }

    private void elements(Iterable<?> items) {
        block('[', ']', items.iterator(), this::value);
    }

    private <T> void block(char open, char close, Iterator<T> items, Consumer<T> write) {
        text.append(open);
        if (items.hasNext()) {
            depth++;
            do {
                newLine();
                write.accept(items.next());
                text.append(items.hasNext() ? "," : "");
            } while (items.hasNext());
            depth--;
            newLine();
        }
        text.append(close);
    }

    private void newLine() {
        if (lines) {
            text.append('\n').repeat("  ", depth);
        }
    }

    private void string(CharSequence string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            character(string.charAt(i));
        }
        text.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < 0x20 || Character.isSurrogate(c)) {
                    text.append("\\u%04x".formatted((int) c));
                } else {
                    text.append(c);
                }
            }
        }
    }
}
