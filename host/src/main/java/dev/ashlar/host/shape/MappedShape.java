package dev.ashlar.host.shape;

import dev.ashlar.host.toml.TomlValue;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

record MappedShape<T, R>(Shape<T> original, Function<? super T, ? extends R> function) implements Shape<R> {
    @Override
    public boolean fits(TomlValue value) {
        return original.fits(value);
    }

    @Override
    public @Nullable R readFitting(Node node) {
        T value = original.readFitting(node);
        return value == null ? null : function.apply(value);
    }

    @Override
    public String expected() {
        return original.expected();
    }

    @Override
    public Map<String, Object> schema() {
        return original.schema();
    }
}
