package dev.ashlar.host.shape;

import dev.ashlar.host.toml.TomlArray;
import dev.ashlar.host.toml.TomlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An array. Elements that are wrong are reported and left out. */
record ListShape<T>(Shape<T> element) implements Shape<List<T>> {
    @Override
    public boolean fits(TomlValue value) {
        return value instanceof TomlArray;
    }

    @Override
    public List<T> readFitting(Node node) {
        var elements = new ArrayList<T>();
        var values = ((TomlArray) node.value()).values();
        for (int i = 0; i < values.size(); i++) {
            T read = element.read(node.element(i, values.get(i)));
            if (read != null) {
                elements.add(read);
            }
        }
        return List.copyOf(elements);
    }

    @Override
    public String expected() {
        return "an array";
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of("type", "array", "items", element.schema());
    }
}
