package dev.ashlar.host.shape;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Span;
import dev.ashlar.host.toml.TomlArray;
import dev.ashlar.host.toml.TomlTable;
import dev.ashlar.host.toml.TomlValue;
import java.util.Optional;

/**
 * A value of a manifest, with what it takes to complain about it.
 *
 * @param path where it is in the manifest, as in {@code trigger.http[0].route}
 * @param key where its key stands; of an element of an array, the element itself
 */
public record Node(Reading reading, String path, TomlValue value, Span key) {
    public void error(String message, String fix) {
        error(message, Optional.of(fix));
    }

    public void error(String message, Optional<String> fix) {
        reading.error(value.span(), message, fix);
    }

    /** An error about the key rather than its value. */
    public void keyError(String message, Optional<String> fix) {
        reading.error(key, message, fix);
    }

    /** The error of a text that has no proper syntax, at its very place. */
    public void error(InvalidTextException e) {
        Span span = value instanceof TomlValue.Text text ? text.part(e.start(), e.end()) : value.span();
        reading.error(span, String.valueOf(e.getMessage()), e.fix());
    }

    /** The same place under another path, too. */
    public void knownAs(String other) {
        reading.remember(new Node(reading, other, value, key));
    }

    void wrongKind(String expected) {
        boolean scalar = !(value instanceof TomlTable) && !(value instanceof TomlArray);
        String fix;
        if (expected.startsWith("an array")) {
            fix = scalar
                    ? "put it into brackets: [" + reading.textOf(value.span()) + "]"
                    : "write [[...]] rather than [...]";
        } else if (expected.equals("a string") && scalar) {
            fix = "put it into quotes: \"" + reading.textOf(value.span()) + "\"";
        } else {
            fix = "write " + expected;
        }
        error("expected " + expected + ", found " + value.kind(), fix);
    }

    /** The value of a key of this table. */
    Node child(String name, TomlValue child, Span childKey) {
        return reading.remember(new Node(reading, Paths.key(path, name), child, childKey));
    }

    /** An element of this array. */
    Node element(int index, TomlValue child) {
        return reading.remember(new Node(reading, Paths.element(path, index), child, child.span()));
    }
}
