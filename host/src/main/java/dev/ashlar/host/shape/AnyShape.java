package dev.ashlar.host.shape;

import dev.ashlar.host.toml.TomlValue;
import java.util.Map;

/** Whatever there is; read, it is {@code true}. */
record AnyShape() implements Shape<Boolean> {
    @Override
    public boolean fits(TomlValue value) {
        return true;
    }

    @Override
    public Boolean readFitting(Node node) {
        return true;
    }

    @Override
    public String expected() {
        return "anything";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of();
    }
}
