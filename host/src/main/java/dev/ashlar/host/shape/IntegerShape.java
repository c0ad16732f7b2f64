package dev.ashlar.host.shape;

import dev.ashlar.host.toml.TomlValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record IntegerShape(int least, int most) implements Shape<Integer> {
    @Override
    public boolean fits(TomlValue value) {
        return value instanceof TomlValue.Whole;
    }

    @Override
    public @Nullable Integer readFitting(Node node) {
        long number = ((TomlValue.Whole) node.value()).value();
        if (number >= least && number <= most) {
            return (int) number;
        }
        node.error(number + " is out of range", "write " + expected());
        return null;
    }

    @Override
    public String expected() {
        return most == Integer.MAX_VALUE
                ? "an integer of at least " + least
                : "an integer from " + least + " to " + most;
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of("type", "integer", "minimum", least, "maximum", most);
    }
}
