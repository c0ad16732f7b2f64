package dev.ashlar.host.shape;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.toml.TomlValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record TextShape<T>(Syntax<T> syntax) implements Shape<T> {
    @Override
    public boolean fits(TomlValue value) {
        return value instanceof TomlValue.Text;
    }

    @Override
    public @Nullable T readFitting(Node node) {
        try {
            return syntax.parse(((TomlValue.Text) node.value()).value());
        } catch (InvalidTextException e) {
            node.error(e);
            return null;
        }
    }

    @Override
    public String expected() {
        return syntax.expected();
    }

    @Override
    public Map<String, Object> schema() {
        var schema = Schemas.of("type", "string");
        if (!syntax.pattern().isEmpty()) {
            schema.put("pattern", syntax.pattern());
        }
        return schema;
    }
}
