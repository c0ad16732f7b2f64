package dev.ashlar.host.shape;

import dev.ashlar.host.toml.TomlValue;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a value of a manifest may look like. One description serves to read, to check and to publish the JSON schema. */
public interface Shape<T> {
    /** Whether a value is at least of the right kind. */
    boolean fits(TomlValue value);

    /** What is at a node whose value {@link #fits}. If it cannot be used, that has been reported and the answer is null. */
    @Nullable T readFitting(Node node);

    /** What is expected, as messages say it: {@code a size such as "64MiB"}. */
    String expected();

    /** The JSON schema (draft 2020-12) of such values. */
    Map<String, Object> schema();

    /** What is at a node. If nothing usable is, that has been reported and the answer is null. */
    default @Nullable T read(Node node) {
        if (fits(node.value())) {
            return readFitting(node);
        }
        node.wrongKind(expected());
        return null;
    }

    /** The same values, made something else of. */
    default <R> Shape<R> map(Function<? super T, ? extends R> function) {
        return new MappedShape<>(this, function);
    }
}
