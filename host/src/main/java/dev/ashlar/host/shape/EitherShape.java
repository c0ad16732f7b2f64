package dev.ashlar.host.shape;

import dev.ashlar.host.toml.TomlValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of two shapes, told apart by the kind of the value. */
record EitherShape<T>(Shape<T> one, Shape<T> other) implements Shape<T> {
    @Override
    public boolean fits(TomlValue value) {
        return one.fits(value) || other.fits(value);
    }

    @Override
    public @Nullable T readFitting(Node node) {
        return one.fits(node.value()) ? one.readFitting(node) : other.readFitting(node);
    }

    @Override
    public String expected() {
        return one.expected() + " or " + other.expected();
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of("anyOf", List.of(one.schema(), other.schema()));
    }
}
