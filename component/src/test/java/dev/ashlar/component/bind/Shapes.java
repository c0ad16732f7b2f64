package dev.ashlar.component.bind;

import dev.ashlar.component.Result;
import dev.ashlar.component.ResultException;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.Unit;
import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.component.WitResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What bindings look like that are generated. */
@WitInterface("test:all/shapes@0.1.0")
public interface Shapes {
    @WitFunction("numbers")
    double numbers(byte a, int b, short c, int d, int e, long f, long g, long h, float i, boolean j, int k);

    @WitFunction("record")
    Person record(Person person);

    @WitFunction("nested")
    Optional<Optional<List<Tuple.Of2<String, byte[]>>>> nested(
            Optional<Optional<List<Tuple.Of2<String, byte[]>>>> value);

    @WitFunction("variant")
    Shape variant(Shape shape);

    @WitFunction("enum")
    Colour enumeration(Colour colour);

    @WitFunction("flags")
    Set<Colour> flags(Set<Colour> colours);

    @WitFunction("map")
    Map<String, Long> map(Map<String, Long> map);

    @WitFunction("result")
    Result<Unit, int[]> result(Result<Unit, int[]> result);

    @WitFunction("fails")
    String fails(boolean fail) throws ColourException;

    @WitFunction("fails-silently")
    void failsSilently(boolean fail) throws UnitErrorException;

    @WitFunction("[constructor]counter")
    Counter newCounter(long start);

    @WitFunction("[static]counter.sum")
    long counterSum(Counter one, Counter other);

    /** A record. */
    record Person(String name, int age, List<Person.Pet> pets) {
        /** A record in it. */
        public record Pet(String name) {}
    }

    /** A variant. */
    sealed interface Shape {
        record Circle(double value) implements Shape {}

        record Rectangle(Tuple.Of2<Double, Double> value) implements Shape {}

        record Nothing() implements Shape {}
    }

    /** An enum, and flags. */
    enum Colour {
        RED,
        DARK_BLUE,
        GREEN
    }

    /** An error. */
    final class ColourException extends ResultException {
        private static final long serialVersionUID = 1L;

        private final transient Colour error;

        public ColourException(Colour error) {
            super(error.toString());
            this.error = error;
        }

        @Override
        public Colour error() {
            return error;
        }
    }

    /** A resource. */
    @WitResource(in = "test:all/shapes@0.1.0", name = "counter")
    interface Counter extends AutoCloseable {
        @WitFunction("[method]counter.add")
        long add(long by);

        @Override
        void close();
    }

    /** What a world exports. */
    interface Exports {
        @WitInterface("test:all/shapes@0.1.0")
        Shapes shapes();

        @WitFunction("enum")
        Colour enumeration(Colour colour);
    }
}
