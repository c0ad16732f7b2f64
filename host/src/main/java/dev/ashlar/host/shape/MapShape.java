package dev.ashlar.host.shape;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.toml.TomlTable;
import dev.ashlar.host.toml.TomlValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table whose keys the user chooses. Entries that are wrong are reported and left out. */
record MapShape<K, V>(Syntax<K> key, Shape<V> value) implements Shape<Map<K, V>> {
    @Override
    public boolean fits(TomlValue value) {
        return value instanceof TomlTable;
    }

    @Override
    public Map<K, V> readFitting(Node node) {
        var entries = new LinkedHashMap<K, V>();
        for (var entry : ((TomlTable) node.value()).entries()) {
            Node child = node.child(entry.key(), entry.value(), entry.keySpan());
            V read = value.read(child);
            try {
                K name = key.parse(entry.key());
                if (read != null) {
                    entries.put(name, read);
                }
            } catch (InvalidTextException e) {
                child.keyError(String.valueOf(e.getMessage()), e.fix());
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public String expected() {
        return "a table";
    }

    @Override
    public Map<String, Object> schema() {
        var schema = Schemas.of("type", "object", "additionalProperties", value.schema());
        if (!key.pattern().isEmpty()) {
            schema.put("propertyNames", Schemas.of("pattern", key.pattern()));
        }
        return schema;
    }
}
