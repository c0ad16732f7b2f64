package dev.ashlar.host.shape;

import dev.ashlar.host.toml.TomlValue;
import java.util.Map;

record FlagShape() implements Shape<Boolean> {
    @Override
    public boolean fits(TomlValue value) {
        return value instanceof TomlValue.Flag;
    }

    @Override
    public Boolean readFitting(Node node) {
        return ((TomlValue.Flag) node.value()).value();
    }

    @Override
    public String expected() {
        return "true or false";
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of("type", "boolean");
    }
}
