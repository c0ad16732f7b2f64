package dev.ashlar.host.toml;

import dev.ashlar.host.diagnostics.Span;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table, with its keys in the order of the file. */
public final class TomlTable implements TomlValue {
    /** How a table came to be, which decides what may still be added to it. */
    enum Origin {
        /** Named on the way to another one, as {@code a} in {@code [a.b]}. */
        IMPLIED,
        /** By {@code [a]} or {@code [[a]]}. */
        HEADER,
        /** By a key with dots. */
        DOTTED,
        /** By braces. */
        INLINE
    }

    /** A key and its value. */
    public record Entry(String key, Span keySpan, TomlValue value) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Origin origin;
    private Span span;

    TomlTable(Origin origin, Span span) {
        this.origin = origin;
        this.span = span;
    }

    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Its header, or its braces. */
    @Override
    public Span span() {
        return span;
    }

    @Override
    public String kind() {
        return "a table";
    }

    @Nullable TomlValue value(String key) {
        var entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    Origin origin() {
        return origin;
    }

    void becomeHeader(Span header) {
        origin = Origin.HEADER;
        span = header;
    }

    /** Ends an inline table, and those that keys with dots made in it. */
    void close(Span braces) {
        origin = Origin.INLINE;
        span = braces;
    }

    void put(String key, Span keySpan, TomlValue value) {
        entries.put(key, new Entry(key, keySpan, value));
    }
}
