package dev.ashlar.host.shape;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The shapes of values; those with fixed keys are {@link TableShape}s. */
public final class Shapes {
    /** Any string. */
    public static final Shape<String> STRING = text("a string", "", Function.identity());

    /** {@code true} or {@code false}. */
    public static final Shape<Boolean> FLAG = new FlagShape();

    /** Whatever there is. */
    public static final Shape<Boolean> ANYTHING = new AnyShape();

    private Shapes() {}

    /** A string with a syntax of its own. */
    public static <T> Shape<T> text(Syntax<T> syntax) {
        return new TextShape<>(syntax);
    }

    /** The same, as in {@link Syntax}. */
    public static <T> Shape<T> text(String expected, String pattern, Function<String, T> parser) {
        return text(new Syntax<>(expected, pattern, parser));
    }

    public static Shape<Integer> integer(int least, int most) {
        return new IntegerShape(least, most);
    }

    /** An array. */
    public static <T> Shape<List<T>> list(Shape<T> element) {
        return new ListShape<>(element);
    }

    /** An array, or one value for an array of one. */
    public static <T> Shape<List<T>> oneOrMore(Shape<T> element) {
        return either(element.map(List::of), list(element));
    }

    /** A table whose keys the user chooses. */
    public static <K, V> Shape<Map<K, V>> map(Syntax<K> key, Shape<V> value) {
        return new MapShape<>(key, value);
    }

    /** One of two shapes that take different kinds of values. */
    public static <T> Shape<T> either(Shape<T> one, Shape<T> other) {
        return new EitherShape<>(one, other);
    }
}
