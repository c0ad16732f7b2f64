package dev.ashlar.host.toml;

import dev.ashlar.host.diagnostics.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An array, or all the {@code [[…]]} of one name. */
public final class TomlArray implements TomlValue {
    private final List<TomlValue> values;
    private final Span span;
    private final boolean ofTables;

    TomlArray(List<TomlValue> values, Span span) {
        this(new ArrayList<>(values), span, false);
    }

    private TomlArray(List<TomlValue> values, Span span, boolean ofTables) {
        this.values = values;
        this.span = span;
        this.ofTables = ofTables;
    }

    static TomlArray ofTables(Span span) {
        return new TomlArray(new ArrayList<>(), span, true);
    }

    public List<TomlValue> values() {
        return Collections.unmodifiableList(values);
    }

    @Override
    public Span span() {
        return span;
    }

    @Override
    public String kind() {
        return "an array";
    }

    boolean isOfTables() {
        return ofTables;
    }

    void add(TomlTable table) {
        values.add(table);
    }

    TomlTable last() {
        return (TomlTable) values.getLast();
    }
}
